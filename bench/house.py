"""The made-up house: its offices, labels and sections, made by the verbs that editors use."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.words.labels import OFFICES, PLACES, SERIES, TOPICS
from bench.words.sentences import LANGUAGES
from dateline.archive.arranging import make_section, name_section
from dateline.archive.identity import Identity, Words, name_site
from dateline.journal.writing import writing
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name
from dateline.terms.naming import make_term

# Each section with the labels its items stand under; the first one holds everything.
ALL = "newsroom"
OF_ONE_LABEL = {"press-releases": "Press release", "news": "News", "features": "Feature"}
OF_TWO_LABELS = {"news-of-youth": ("News", "Youth"), "skills-at-work": ("Press release", "Skills")}


@dataclass(frozen=True)
class House:
    """Everything an item can stand under; kinds come with Dateline."""

    offices: tuple[Term, ...]
    kinds: dict[str, Term]
    topics: tuple[Term, ...]
    series: tuple[Term, ...]
    places: tuple[Term, ...]
    collection: Term


def make_house() -> House:
    """Make the labels and the sections, in one transaction."""
    with writing():
        topics = _terms(Vocabulary.TOPIC, TOPICS)
        places = tuple(
            make_term(Vocabulary.PLACE, {"en": name}, within=region)
            for region, names in zip(_terms(Vocabulary.PLACE, PLACES), PLACES.values(), strict=True)
            for name in names
        )
        offices = [f"Office for {place}" for names in PLACES.values() for place in names]
        house = House(
            offices=_terms(Vocabulary.OFFICE, offices[:: len(offices) // OFFICES][:OFFICES]),
            kinds={name: _kind(name) for name in ("Press release", "News", "Feature", "Statement")},
            topics=topics,
            series=_terms(Vocabulary.SERIES, SERIES),
            places=places,
            collection=make_term(Vocabulary.COLLECTION, {"en": "News and events"}),
        )
        _make_sections(house)
        # While nobody has named it, a site is a demonstration, and its sitemaps are empty.
        name_site(Identity({tag: Words("The Office") for tag in LANGUAGES}))
    return house


def _make_sections(house: House) -> None:
    topics = dict(zip(TOPICS, house.topics, strict=True))
    _make_section(ALL, [], is_front=True)
    for slug, kind in OF_ONE_LABEL.items():
        _make_section(slug, [house.kinds[kind]])
    for slug, (kind, topic) in OF_TWO_LABELS.items():
        _make_section(slug, [house.kinds[kind], topics[topic]])


def _make_section(slug: str, terms: list[Term], *, is_front: bool = False) -> None:
    section = make_section(terms=terms, is_front=is_front)
    for language in LANGUAGES:
        title = slug.replace("-", " ").capitalize()
        name_section(section, language, slug=slug, title=title, purpose=f"{title}, newest first.")


def _terms(vocabulary: Vocabulary, names: Iterable[str]) -> tuple[Term, ...]:
    return tuple(make_term(vocabulary, {"en": name}) for name in names)


def _kind(name: str) -> Term:
    found = term_by_name(Vocabulary.KIND, name)
    if found is None:
        raise LookupError(f"Dateline comes without the kind “{name}”.")
    return found
