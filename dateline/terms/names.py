"""Questions: what a term is called, and which term a name means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import F

from dateline.journal.models import Subject
from dateline.journal.position import NewestChange, newest_change
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.lib.text import matching_key
from dateline.terms.models import Term, TermName, Vocabulary

# The schema.org type of those kinds whose items tell of events.
EVENT = "Event"

# Where a language has no name, the first of these that has one speaks for it.
_INSTEAD = (DEFAULT, *(tag for tag in LANGUAGES if tag != DEFAULT))


@dataclass(frozen=True, slots=True)
class Named:
    """A name as somebody reads it; `language` is its own where that is not the one asked for."""

    words: str
    language: str = ""


@dataclass(frozen=True)
class Names:
    """What each term is called, as of the newest change in the journal.

    `by_term` holds a term's names by language, the one that stands in for others first;
    `ids` are by public id, `public_ids` the other way round; `regions` leads from a place to
    the one that holds it; `vocabularies` says what each term is a term of; `schema_types` are
    the schema.org types of kinds.
    """

    newest: NewestChange | None
    by_term: Mapping[int, Mapping[str, str]]
    ids: Mapping[str, int]
    regions: Mapping[int, int]
    vocabularies: Mapping[int, Vocabulary]
    schema_types: Mapping[int, str] = field(default_factory=dict)

    def of(self, term_id: int, language: str) -> str:
        """Return what readers of this language see, without saying in which it is."""
        return self.named(term_id, language).words

    def named(self, term_id: int, language: str) -> Named:
        """Return the name in this language, else in English, else in the first that has one.

        Without words only where no such term is known.
        """
        names = self.by_term.get(term_id, {})
        if own := names.get(language):
            return Named(own)
        for other, words in names.items():
            return Named(words, other)
        return Named("")

    @cached_property
    def public_ids(self) -> Mapping[int, str]:
        """What each term is called by machines."""
        return {term_id: public_id for public_id, term_id in self.ids.items()}

    def with_regions(self, term_ids: Iterable[int]) -> set[int]:
        """Return these terms and every region they lie in."""
        found: set[int] = set()
        for term_id in term_ids:
            place: int | None = term_id
            while place is not None and place not in found:
                found.add(place)
                place = self.regions.get(place)
        return found


_NONE_READ = Names(newest=None, by_term={}, ids={}, regions={}, vocabularies={})
_todays = _NONE_READ


def todays_names() -> Names:
    """Return today's names, read again only where the journal has a newer one."""
    global _todays
    newest = newest_change(Subject.TERM)
    # Held apart from the global, which another thread may set between two looks at it.
    names = _todays
    if names.newest != newest:
        names = _todays = names_at(newest=newest)
    return names


def public_id_of(term_id: int) -> str:
    """Return what a term is called by machines; that is for life, whenever it was read."""
    known = _todays.public_ids.get(term_id)
    return known or todays_names().public_ids[term_id]


def forget() -> None:
    """Read anew at the next question, whatever the journal says."""
    global _todays
    _todays = _NONE_READ


def names_at(at: datetime | None = None, *, newest: NewestChange | None = None) -> Names:
    """Return what each term was called at a moment (UTC), or today."""
    rows = TermName.objects.order_by("from_at", "pk")
    if at is not None:
        rows = rows.filter(from_at__lte=at)
    by_term: dict[int, dict[str, str]] = {}
    for term_id, language, name in rows.values_list("term_id", "language", "name"):
        by_term.setdefault(term_id, {})[language] = name
    columns = ("public_id", "pk", "within_id", "vocabulary", "schema_type")
    terms = list(Term.objects.values_list(*columns))
    return Names(
        newest,
        {term_id: _in_order(names) for term_id, names in by_term.items()},
        ids={public_id: term_id for public_id, term_id, *_rest in terms},
        regions={term_id: region for _public_id, term_id, region, *_rest in terms if region},
        vocabularies={term_id: Vocabulary(of) for _id, term_id, _region, of, _type in terms},
        schema_types={term_id: type_ for _id, term_id, _region, _of, type_ in terms if type_},
    )


def _in_order(names: Mapping[str, str]) -> dict[str, str]:
    """Return names with those first that stand in for others, whichever was given first."""
    return {tag: names[tag] for tag in _INSTEAD if tag in names}


def term_by_name(vocabulary: Vocabulary, name: str) -> Term | None:
    """Return the term that has, or once had, this name in any language, whatever its capitals.

    Where two have had it, the one that was given it last.
    """
    return (
        Term.objects.filter(vocabulary=vocabulary, names__matching=matching_key(name))
        .order_by(F("names__from_at").desc(), "-pk")
        .first()
    )
