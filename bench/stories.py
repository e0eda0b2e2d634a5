"""Made-up stories: what a mould says, chosen by a chance that repeats itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bench.house import House
from bench.words.labels import PLACES
from bench.words.sentences import CREDITS, HEADLINES, SENTENCES
from dateline.record.blocks import Heading, Paragraph, Quote, Run
from dateline.record.story import Story, TermRef
from dateline.terms.models import Term

YEARS = 25
# The last days before now stay free of what is corrected or withdrawn days after its release.
SETTLED = timedelta(days=10)
_TONGUES = (("en",), ("en", "fr"), ("en", "fr", "es"), ("en", "ar"), ("fr",), ("es",))
_TONGUE_WEIGHTS = (76, 8, 6, 4, 4, 2)
_KINDS = ("Press release", "News", "Feature", "Statement")
_KIND_WEIGHTS = (35, 45, 15, 5)
_PLACE_NAMES = tuple(name for names in PLACES.values() for name in names)
# Conferences meet in June, and four items in ten are about them.
_BUSY_MONTH = 6
_BUSY_SHARE = 0.4


@dataclass(frozen=True)
class MadeUp:
    """An item that could be: its office, moment of release (UTC), and a story per language."""

    office: Term
    released_at: datetime
    stories: Mapping[str, Story]


def made_up(chance: Random, house: House, *, now: datetime) -> MadeUp:
    """Make up an item of the last 25 years."""
    released_at = moment(chance, now=now)
    terms = _terms(chance, house)
    place = chance.choice(_PLACE_NAMES)
    credit = chance.choice(CREDITS).format(year=released_at.year) if chance.random() < 1 / 3 else ""
    length = chance.randint(3, 6) if chance.random() < 0.6 else 0
    number = chance.randint(100, 999_999)
    (languages,) = chance.choices(_TONGUES, _TONGUE_WEIGHTS)
    return MadeUp(
        office=chance.choice(house.offices),
        released_at=released_at,
        stories={
            language: Story(
                headline=chance.choice(HEADLINES[language]).format(place=place, number=number),
                date=released_at.date(),
                kicker="In brief" if chance.random() < 0.05 else "",
                standfirst=_sentences(chance, language, place, 2) if chance.random() < 0.9 else "",
                dateline=place.upper() if length else "",
                credit=credit,
                body=_body(chance, language, place, length),
                terms=terms,
            )
            for language in languages
        },
    )


def moment(chance: Random, *, now: datetime) -> datetime:
    """Return a moment of the last 25 years, by day and often in June (UTC, whole minutes)."""
    latest = now - SETTLED
    while True:
        day = latest.date() - timedelta(days=chance.randrange(YEARS * 365))
        if chance.random() < _BUSY_SHARE:
            day = date(day.year, _BUSY_MONTH, chance.randint(1, 30))
        at = datetime.combine(day, time(chance.randint(6, 18), chance.randrange(60)), UTC)
        if at < latest:
            return at


def _terms(chance: Random, house: House) -> tuple[TermRef, ...]:
    (kind,) = chance.choices(_KINDS, _KIND_WEIGHTS)
    chosen = [house.kinds[kind], *chance.sample(house.topics, chance.choice((1, 1, 2)))]
    chosen += chance.sample(house.places, chance.choice((0, 1, 1, 2)))
    if chance.random() < 0.25:
        chosen.append(chance.choice(house.series))
    if chance.random() < 0.85:
        chosen.append(house.collection)
    return tuple(TermRef(term.vocabulary, term.public_id) for term in chosen)


def _body(
    chance: Random, language: str, place: str, length: int
) -> tuple[Paragraph | Heading | Quote, ...]:
    blocks: list[Paragraph | Heading | Quote] = []
    for paragraph in range(length):
        if paragraph == 3:
            blocks.append(Heading(place))
        if paragraph == 2 and chance.random() < 0.3:
            blocks.append(Quote(_sentences(chance, language, place, 1), said_by=place))
        words = _sentences(chance, language, place, chance.randint(3, 5))
        runs = [Run(words)]
        if paragraph == 1:
            runs.append(Run(" " + place, href="https://example.org/report"))
        blocks.append(Paragraph(tuple(runs)))
    return tuple(blocks)


def _sentences(chance: Random, language: str, place: str, count: int) -> str:
    return " ".join(chance.sample(SENTENCES[language], count)).format(place=place)
