"""The question latest: what stands in a list, newest first, from a place on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.entries import Cursor, EntryPage, Way
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
    its day.
    """
    listed = Listed(selection, at, viewer)
    if after is not None:
        key = _key(after, selection.language, at, viewer, otherwise="")
        rows = listed.rows(past=key, limit=size, is_upward=True)
        if len(rows) == size:
            older = listed.keys(past=rows[0][SORT_KEY])
            return _page(rows[::-1], older, _heads_newer(listed, rows[-1], size), at)
    key = (
        ""
        if before is None
        else _key(before, selection.language, at, viewer, otherwise=_PAST_EVERY_KEY)
    )
    rows = listed.rows(past=key, limit=size + 1)
    older = [row[SORT_KEY] for row in rows[size:]]
    newer = _heads_newer(listed, rows[0], size) if before is not None and rows else []
    return _page(rows[:size], older, newer, at)


def _heads_newer(listed: Listed, row: Sequence[Any], size: int) -> list[str]:
    """Return the sort key of the entry that heads the page of newer ones, if there are any."""
    return listed.keys(past=row[SORT_KEY], limit=size, is_upward=True)[-1:]


def _page(
    rows: Sequence[Any], older: Sequence[str], newer: Sequence[str], at: datetime
) -> EntryPage:
    names = todays_names()
    entries = tuple(entry_from(row, names, at) for row in rows)
    return EntryPage(
        entries,
        older=_way(rows[-1], older[0]) if older else None,
        newer=_way(rows[0], newer[0]) if newer else None,
    )


def _way(row: Sequence[Any], key: str) -> Way:
    # The day it stands under, which a correction of its date does not move.
    return Way(Cursor(sorted_day(row[SORT_KEY]), row[PUBLIC_ID]), sorted_day(key))


def _key(cursor: Cursor, language: str, at: datetime, viewer: Viewer, *, otherwise: str) -> str:
    """Return the sort key a cursor stands for.

    An item that is hidden and one that never was answer alike, by the day alone, so that a
    cursor tells nothing of an embargo.
    """
    with connection.cursor() as db:
        db.execute(
            "SELECT s.sort_key FROM record_showing s "  # noqa: S608
            f"WHERE s.public_id = %s AND s.language = %s AND {visible_sql('s', viewer)}",
            [cursor.public_id, language, *moments(at)],
        )
        found = db.fetchone()
    return found[0] if found else cursor.date.isoformat().replace("-", "") + otherwise
