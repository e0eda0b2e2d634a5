"""The question changes: what happened to what the public reads, since a place and up to now.

**Why no cursor loses anything.** Two orders decide what readers see: that in which versions were
committed (their ids grow so, as writers stand in one queue), and that in which they take effect.
Neither alone will do. What was scheduled takes effect later than versions committed after it;
and a version may take effect before one that was told, because its transaction was still open.
So a cursor names two versions. With `committed` as P and `latest` as W, what has been told is

    D(P, W) = versions with id <= P and (effective_at, id) <= W.

A page grows this set in two steps, each of which leaves it in that very shape wherever the page
ends. First W moves on: versions with id <= P that have come since, in the order of their effect.
All of these were scheduled, as any other took effect when it was committed. Once W stands at the
newest effect of all, P moves on: versions with a greater id up to W, in the order of their ids.
What is committed meanwhile has a greater id than everything that was seen, and what takes effect
meanwhile a later moment than W: either is outside of D, and the next page finds it. Whatever is
in D was told, so nothing comes twice. Of one item and language the order of ids is that of
effects, so a follower who takes each row in turn ends where the public is.

Both versions are public, and are named by what their page says: nothing hidden moves a cursor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from dateline.archive.change_cursors import Place, Since
from dateline.archive.rows import time_from
from dateline.record.models import Verb
from dateline.record.visibility import moments

_SHOWN = (
    "e.effective_at <= %s AND NOT EXISTS "
    "(SELECT 1 FROM record_cancellation c WHERE c.edition_id = e.id)"
)
# Versions are counted by what was shown; an item has few of them.
_VERSION = (
    "(SELECT COUNT(*) FROM record_edition v WHERE v.item_id = e.item_id "
    "AND v.language = e.language AND v.number <= e.number AND NOT EXISTS "
    "(SELECT 1 FROM record_cancellation vc WHERE vc.edition_id = v.id))"
)
_ROWS = (
    f"SELECT e.id, e.effective_at, i.public_id, e.language, {_VERSION} AS version, e.verb "  # noqa: S608
    f"FROM record_edition e JOIN record_item i ON i.id = e.item_id WHERE {_SHOWN}"
)
# With the very words of the index of the few that are scheduled, it answers alone.
_SCHEDULED = f"{_ROWS} AND e.effective_at > e.recorded_at"
_CAME = (
    f"{_SCHEDULED} AND e.id <= %s AND e.effective_at >= %s "
    "AND (e.effective_at > %s OR e.id > %s) ORDER BY e.effective_at, e.id LIMIT %s"
)
_NEWEST = (
    f"SELECT * FROM ({_SCHEDULED} ORDER BY e.effective_at DESC, e.id DESC LIMIT 1) AS scheduled "  # noqa: S608
    f"UNION ALL SELECT * FROM ({_ROWS} AND e.effective_at = e.recorded_at "
    "AND e.id > %s ORDER BY e.id DESC LIMIT 1) AS at_once"
)
_ADDED = (
    f"{_ROWS} AND e.id > %s AND (e.effective_at < %s OR e.effective_at = %s AND e.id <= %s) "
    "ORDER BY e.id LIMIT %s"
)
_NAMED = f"{_ROWS} AND i.public_id = %s AND e.language = %s AND {_VERSION} = %s"


@dataclass(frozen=True, slots=True)
class Happened:
    """A version that readers have been shown from a moment (UTC) on, and what made it."""

    place: Place
    verb: Verb
    at: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """Some of what happened, earliest first; `since` leads on, None before anything happened.

    Where not `is_more`, that is all there is now.
    """

    happened: tuple[Happened, ...]
    since: Since | None
    is_more: bool


class _Row(NamedTuple):
    """A row of _ROWS."""

    id: int
    effective_at: Any
    public_id: str
    language: str
    version: int
    verb: str

    @property
    def key(self) -> tuple[Any, int]:
        return self.effective_at, self.id

    @property
    def place(self) -> Place:
        return Place(self.public_id, self.language, self.version)


def changes(since: Since | None, *, at: datetime, limit: int) -> Changes | None:
    """Return up to `limit` changes (1 or more) past a cursor, as of `at` (UTC).

    None where it names what the public has not seen, be that hidden or nowhere at all.
    """
    now = moments(at)[0]
    committed = latest = None
    if since is not None:
        committed = _named(since.committed, now)
        latest = committed if since.latest == since.committed else _named(since.latest, now)
        if committed is None or latest is None:
            return None
    came = _came(committed, latest, now, limit + 1)
    if len(came) > limit:
        return _told(came[:limit], committed, came[limit - 1], is_more=True)
    first = committed.id if committed else 0
    rows = [*came, *([latest] if latest else []), *_asked(_NEWEST, [now, now, first])]
    latest = max(rows, key=lambda row: row.key, default=None)
    if latest is None:
        return _told([], None, None, is_more=False)
    past = [now, first, latest.effective_at, latest.effective_at, latest.id]
    added = _asked(_ADDED, [*past, limit - len(came) + 1])
    is_more = len(added) > limit - len(came)
    added = added[: limit - len(came)]
    return _told([*came, *added], added[-1] if added else committed, latest, is_more=is_more)


def _came(committed: _Row | None, latest: _Row | None, now: Any, limit: int) -> list[_Row]:
    """Return what was committed before, and has taken effect since."""
    if committed is None or latest is None:
        return []
    key = [latest.effective_at, latest.effective_at, latest.id]
    return _asked(_CAME, [now, committed.id, *key, limit])


def _told(
    rows: Sequence[_Row], committed: _Row | None, latest: _Row | None, *, is_more: bool
) -> Changes:
    since = Since(committed.place, latest.place) if committed and latest else None
    happened = tuple(
        Happened(row.place, Verb(row.verb), time_from(row.effective_at))
        for row in sorted(rows, key=lambda row: row.key)
    )
    return Changes(happened, since, is_more)


def _named(place: Place, now: Any) -> _Row | None:
    found = _asked(_NAMED, [now, place.public_id, place.language, place.version])
    return found[0] if found else None


def _asked(question: str, parameters: Sequence[Any]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return [_Row(*row) for row in cursor.fetchall()]
