"""The question catalogue: everything that is public, of every office and language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dateline.archive.catalogue_keys import (
    PAST_EVERY_KEY,
    Key,
    Place,
    Wanted,
    key_of,
    keys_past,
)
from dateline.archive.entries import Cursor
from dateline.archive.rows import sorted_day
from dateline.record.models import Showing, ShowingTerm
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import todays_names

__all__ = ["Catalogue", "Place", "Row", "Wanted", "catalogue", "place_from"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the catalogue; `act` is what made the version that readers see now."""

    place: Place
    headline: str
    date: date
    office: str
    kinds: tuple[str, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Some rows, newest first, and whether there are more on either side."""

    rows: tuple[Row, ...]
    has_newer: bool = False
    has_older: bool = False


def place_from(text: str) -> Place | None:
    """Return the place a text means, None where it means none."""
    day, _dot, rest = text.partition(".")
    public_id, _dot, language = rest.partition(".")
    try:
        return Place(Cursor(date.fromisoformat(day), public_id), language)
    except ValueError:
        return None


def catalogue(
    wanted: Wanted,
    *,
    at: datetime,
    size: int,
    in_language: str,
    before: Place | None = None,
    after: Place | None = None,
) -> Catalogue:
    """Return up to `size` rows as the public sees them at `at` (UTC), withdrawn items included.

    `before` a place lists what is older, `after` one what is newer; where less than a page is
    newer, the first page answers. Offices and kinds are named `in_language`. What is
    withdrawn has lost its kind and is left out where one is wanted.
    """
    keys: list[tuple[Key, int]] = []
    if after is not None:
        keys = keys_past(wanted, at, size + 1, newer_than=key_of(after, at, ""))
        if len(keys) >= size:
            return Catalogue(
                _rows(keys[:size][::-1], in_language), has_newer=len(keys) > size, has_older=True
            )
    start = key_of(before, at, PAST_EVERY_KEY) if before is not None else None
    keys = keys_past(wanted, at, size + 1, older_than=start)
    has_newer = bool(start and keys and keys_past(wanted, at, 1, newer_than=keys[0][0]))
    return Catalogue(_rows(keys[:size], in_language), has_newer, has_older=len(keys) > size)


def _rows(keys: Iterable[tuple[Key, int]], in_language: str) -> tuple[Row, ...]:
    showing_ids = [showing_id for _key, showing_id in keys]
    names = todays_names()
    kinds = _kinds(showing_ids)
    found = Showing.objects.filter(pk__in=showing_ids).values_list(
        "pk",
        "public_id",
        "language",
        "sort_key",
        "edition__content__headline",
        "edition__content__date",
        "edition__item__office_id",
        "edition__verb",
    )
    rows = {
        pk: Row(
            place=Place(Cursor(sorted_day(sort_key), public_id), language),
            headline=headline,
            date=day,
            office=names.of(office_id, in_language),
            kinds=tuple(names.of(kind, in_language) for kind in kinds.get(pk, ())),
            act=verb,
        )
        for pk, public_id, language, sort_key, headline, day, office_id, verb in found
    }
    # A correction may have replaced a showing since its key was read.
    return tuple(rows[showing_id] for showing_id in showing_ids if showing_id in rows)


def _kinds(showing_ids: Iterable[int]) -> dict[int, list[int]]:
    every_kind = Term.objects.filter(vocabulary=Vocabulary.KIND).values_list("pk", flat=True)
    under = ShowingTerm.objects.filter(showing_id__in=showing_ids, term_id__in=list(every_kind))
    found: dict[int, list[int]] = {}
    for showing_id, term_id in under.order_by("pk").values_list("showing_id", "term_id"):
        found.setdefault(showing_id, []).append(term_id)
    return found
