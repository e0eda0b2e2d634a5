"""Where rows stand in the catalogue, and which come next, asked of the indexes alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dateline.archive.entries import Cursor
from dateline.lib.languages import LANGUAGES
from dateline.record.models import Showing, ShowingTerm
from dateline.record.visibility import visible
from dateline.terms.names import todays_names

PAST_EVERY_KEY = "9" * 28
_FAR_BACK = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list: of one office or kind, in one language, dated between two days, both in.

    Offices and kinds by their public ids. Without a word about something, all of it.
    """

    office: str = ""
    kind: str = ""
    language: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the catalogue: an item in one language. Its text is what addresses carry."""

    cursor: Cursor
    language: str

    def __str__(self) -> str:
        return f"{self.cursor}.{self.language}"


@dataclass(frozen=True, slots=True)
class Key:
    """Where a row stands: newest first, then by language, as one item's languages share a day."""

    sort_key: str
    language: str


def key_of(place: Place, at: datetime, otherwise: str) -> Key:
    """Return the key of the row at a place; of its day, where it is no longer public."""
    found = Showing.objects.filter(
        visible(at), public_id=place.cursor.public_id, language=place.language
    ).values_list("sort_key", flat=True)
    return Key(next(iter(found[:1]), "") or _digits(place.cursor.date) + otherwise, place.language)


def keys_past(
    wanted: Wanted,
    at: datetime,
    limit: int,
    *,
    older_than: Key | None = None,
    newer_than: Key | None = None,
) -> list[tuple[Key, int]]:
    """Return the first keys past a row, nearest first, each with its showing's id.

    Every language has an index of its own, so each is asked for a page and the pages merged.
    """
    found: list[tuple[Key, int]] = []
    for language in [wanted.language] if wanted.language else LANGUAGES:
        for rows, showing in _sources(wanted, language, at):
            if newer_than is not None:
                bound = "gte" if language < newer_than.language else "gt"
                rows = rows.filter(**{f"sort_key__{bound}": newer_than.sort_key})
            if older_than is not None:
                bound = "lte" if language > older_than.language else "lt"
                rows = rows.filter(**{f"sort_key__{bound}": older_than.sort_key})
            order = "sort_key" if newer_than is not None else "-sort_key"
            for sort_key, showing_id in rows.order_by(order).values_list("sort_key", showing)[
                :limit
            ]:
                found.append((Key(sort_key, language), showing_id))
    found.sort(key=lambda pair: pair[0].language)
    found.sort(key=lambda pair: pair[0].sort_key, reverse=True)
    return found[-limit:][::-1] if newer_than is not None else found[:limit]


def _sources(wanted: Wanted, language: str, at: datetime) -> Iterator[tuple[QuerySet[Any], str]]:
    """Yield what to read for one language, with the column that names the showing."""
    ids = todays_names().ids
    terms = [ids.get(public_id, 0) for public_id in (wanted.kind, wanted.office) if public_id]
    showings = Showing.objects.filter(visible(at), language=language)
    if terms:
        first, *others = _rarest_first(terms, language, at)
        under = _under(first, language, at)
        for term_id in others:
            also = ShowingTerm.objects.filter(showing=OuterRef("showing"), term_id=term_id)
            under = under.filter(Exists(also))
        yield _dated(under, wanted), "showing_id"
    else:
        yield _dated(showings.filter(is_listed=True), wanted), "pk"
    if not wanted.kind:
        withdrawn = showings.filter(is_listed=False)
        if wanted.office:
            withdrawn = withdrawn.filter(edition__item__office_id=terms[0])
        yield _dated(withdrawn, wanted), "pk"


def _under(term_id: int, language: str, at: datetime) -> QuerySet[Any]:
    return ShowingTerm.objects.filter(visible(at), term_id=term_id, language=language)


def _rarest_first(terms: list[int], language: str, at: datetime) -> list[int]:
    """Sort terms so that the rows to read through are few.

    The further back the two-hundredth row of a term lies, the rarer it is.
    """
    if len(terms) == 1:
        return terms

    def two_hundredth(term_id: int) -> str:
        rows = _under(term_id, language, at).order_by("-sort_key")
        return next(iter(rows.values_list("sort_key", flat=True)[_FAR_BACK : _FAR_BACK + 1]), "")

    return sorted(terms, key=two_hundredth)


def _dated(rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    if wanted.first_day:
        rows = rows.filter(sort_key__gte=_digits(wanted.first_day))
    if wanted.last_day:
        rows = rows.filter(sort_key__lt=_digits(wanted.last_day) + PAST_EVERY_KEY)
    return rows


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
