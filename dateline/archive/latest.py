"""The question latest: what stands in a list, newest first, from a place on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dateline.archive.entries import Cursor, Entry, EntryPage, Way
from dateline.archive.rows import FIELDS, entry_from, sorted_day
from dateline.record.models import Showing, ShowingTerm
from dateline.record.visibility import Viewer, visible
from dateline.terms.names import todays_names

_UNDER_SHOWING = tuple(
    name if name in {"language", "sort_key"} else f"showing__{name}" for name in FIELDS
)
_PAST_EVERY_KEY = "9" * 28


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items: under all of the terms (any, without terms), in a language, in a month.

    `month` is (year, month) of the day under which items are listed.
    """

    term_ids: tuple[int, ...]
    language: str
    month: tuple[int, int] | None = None


def latest(
    selection: Selection,
    *,
    at: datetime,
    size: int,
    viewer: Viewer = Viewer.PUBLIC,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> EntryPage:
    """Return up to `size` entries as `viewer` sees them at `at`, and the ways on.

    `before` a cursor lists what is older, `after` one what is newer; not both. Where less
    than a page is newer, the first page answers. A cursor whose item is not visible means
    its day.
    """
    found = listed(selection, at, viewer)
    if after is not None:
        key = _key(after, selection.language, at, viewer, otherwise="")
        rows = _rows(found.filter(sort_key__gt=key).order_by("sort_key"), size)
        if len(rows) == size:
            return _page(rows[::-1], found, size=size, next_older=_first_older(found, rows[0]))
        before = None
    wanted = found.order_by("-sort_key")
    if before is not None:
        key = _key(before, selection.language, at, viewer, otherwise=_PAST_EVERY_KEY)
        wanted = wanted.filter(sort_key__lt=key)
    rows = _rows(wanted, size + 1)
    next_older = _sort_key(rows[size]) if len(rows) > size else ""
    is_first = before is None
    return _page(rows[:size], found, size=size, next_older=next_older, is_first=is_first)


def listed(selection: Selection, at: datetime, viewer: Viewer) -> QuerySet[Any]:
    """Return the rows a selection holds, unordered.

    Starts from the index of the first term, and asks of the others row by row.
    """
    language, terms = selection.language, selection.term_ids
    if terms:
        found: QuerySet[Any] = ShowingTerm.objects.filter(
            visible(at, viewer), term_id=terms[0], language=language
        )
    else:
        found = Showing.objects.filter(visible(at, viewer), is_listed=True, language=language)
    for term_id in terms[1:]:
        also = ShowingTerm.objects.filter(showing=OuterRef("showing"), term_id=term_id)
        found = found.filter(Exists(also))
    if selection.month:
        year, month = selection.month
        first, end = f"{year:04d}{month:02d}", f"{year:04d}{month + 1:02d}"
        found = found.filter(sort_key__gte=first, sort_key__lt=end)
    return found


def _rows(listed: QuerySet[Any], limit: int) -> list[tuple[Any, ...]]:
    names = FIELDS if listed.model is Showing else _UNDER_SHOWING
    return list(listed.values_list(*names)[:limit])


def _page(
    rows: Sequence[tuple[Any, ...]],
    listed: QuerySet[Any],
    *,
    size: int,
    next_older: str,
    is_first: bool = False,
) -> EntryPage:
    names = todays_names()
    entries = tuple(entry_from(row, names) for row in rows)
    if not entries:
        return EntryPage(entries)
    next_newer = "" if is_first else _first_newer(listed, rows[0], size)
    return EntryPage(
        entries,
        older=_way(entries[-1], next_older) if next_older else None,
        newer=_way(entries[0], next_newer) if next_newer else None,
    )


def _way(entry: Entry, key: str) -> Way:
    return Way(Cursor(entry.date, entry.public_id), sorted_day(key))


def _sort_key(row: tuple[Any, ...]) -> str:
    key: str = row[FIELDS.index("sort_key")]
    return key


def _first_older(listed: QuerySet[Any], row: tuple[Any, ...]) -> str:
    older = listed.filter(sort_key__lt=_sort_key(row)).order_by("-sort_key")
    return older.values_list("sort_key", flat=True).first() or ""


def _first_newer(listed: QuerySet[Any], row: tuple[Any, ...], size: int) -> str:
    """Return the sort key of the entry that heads the page of newer ones."""
    newer = listed.filter(sort_key__gt=_sort_key(row)).order_by("sort_key")
    keys = list(newer.values_list("sort_key", flat=True)[:size])
    return keys[-1] if keys else ""


def _key(
    cursor: Cursor, language: str, at: datetime, viewer: Viewer, *, otherwise: str
) -> str:
    """Return the sort key a cursor stands for.

    An item that is hidden and one that never was answer alike, by the day alone, so that a
    cursor tells nothing of an embargo.
    """
    found = Showing.objects.filter(
        visible(at, viewer), public_id=cursor.public_id, language=language
    ).values_list("sort_key", flat=True)
    return found.first() or cursor.date.strftime("%Y%m%d") + otherwise
