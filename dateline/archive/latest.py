"""The question latest: what stands in a list, newest first, from a place on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.entries import Cursor, Entry, EntryPage, Way
from dateline.archive.rows import PUBLIC_ID, SORT_KEY, entry_from, sorted_day
from dateline.archive.selection import Listed, Selection
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import todays_names

_PAST_EVERY_KEY = "9" * 28


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
    its day. Under several terms a page may hold less than there is, and lead on: for how far
    one walk goes, see Listed.
    """
    listed = Listed(selection, at, viewer)
    if after is not None:
        key = _key(after, selection.languages, at, viewer, otherwise="")
        rows = listed.rows(past=key, limit=size, is_upward=True)
        reach = listed.reach(past=key, is_upward=True) if len(rows) < size else None
        if len(rows) == size or reach:
            return _upward(listed, rows[::-1], reach, size)
    key = (
        ""
        if before is None
        else _key(before, selection.languages, at, viewer, otherwise=_PAST_EVERY_KEY)
    )
    rows = listed.rows(past=key, limit=size + 1)
    reach = listed.reach(past=key) if len(rows) <= size else None
    return EntryPage(
        _entries(rows[:size], at),
        older=_way(rows[size - 1], rows[size][SORT_KEY]) if len(rows) > size else _onward(reach),
        newer=_newer(listed, rows[0], size) if before is not None and rows else None,
        looked_as_far_as=sorted_day(reach[0]) if reach else None,
    )


def _upward(
    listed: Listed, rows: Sequence[Any], reach: tuple[str, str] | None, size: int
) -> EntryPage:
    """Return the page of these rows, which were found upward and stand newest first."""
    return EntryPage(
        _entries(rows, listed.at),
        older=_older(listed, rows[-1]) if rows else None,
        newer=_onward(reach) if reach else _newer(listed, rows[0], size),
        looked_as_far_as=sorted_day(reach[0]) if reach else None,
    )


def _older(listed: Listed, row: Sequence[Any]) -> Way | None:
    found = listed.keys(past=row[SORT_KEY]) or _keys(listed.reach(past=row[SORT_KEY]))
    return _way(row, found[0]) if found else None


def _newer(listed: Listed, row: Sequence[Any], size: int) -> Way | None:
    """Return the way to the page of newer ones, and the day of the entry that heads it."""
    key = row[SORT_KEY]
    found = listed.keys(past=key, limit=size, is_upward=True)
    found = found or _keys(listed.reach(past=key, is_upward=True))
    return _way(row, found[-1]) if found else None


def _keys(reach: tuple[str, str] | None) -> list[str]:
    return [reach[0]] if reach else []


def _onward(reach: tuple[str, str] | None) -> Way | None:
    """Return the way on from where a walk was broken off."""
    if reach is None:
        return None
    key, public_id = reach
    return Way(Cursor(sorted_day(key), public_id), sorted_day(key))


def _entries(rows: Sequence[Any], at: datetime) -> tuple[Entry, ...]:
    names = todays_names()
    return tuple(entry_from(row, names, at) for row in rows)


def _way(row: Sequence[Any], key: str) -> Way:
    # The day it stands under, which a correction of its date does not move.
    return Way(Cursor(sorted_day(row[SORT_KEY]), row[PUBLIC_ID]), sorted_day(key))


def _key(
    cursor: Cursor, languages: Sequence[str], at: datetime, viewer: Viewer, *, otherwise: str
) -> str:
    """Return the sort key a cursor stands for, in the first of the languages that has its item.

    An item that is hidden and one that never was answer alike, by the day alone, so that a
    cursor tells nothing of an embargo.
    """
    with connection.cursor() as db:
        db.execute(
            "SELECT s.language, s.sort_key FROM record_showing s WHERE s.public_id = %s "  # noqa: S608
            f"AND s.language IN ({', '.join(['%s'] * len(languages))}) "
            f"AND {visible_sql('s', viewer)}",
            [cursor.public_id, *languages, *moments(at)],
        )
        found = dict(db.fetchall())
    best = next((found[tag] for tag in languages if tag in found), None)
    return best or cursor.date.isoformat().replace("-", "") + otherwise
