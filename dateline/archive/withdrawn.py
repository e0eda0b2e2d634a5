"""The question what was lately withdrawn from a list."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from dateline.archive.rows import time_from
from dateline.archive.selection import Selection
from dateline.record.visibility import Viewer, moments, visible_sql

LATELY = timedelta(days=30)
MOST = 20
# However many were withdrawn over the years, no more of them are looked at.
FURTHEST = 1_000
_PAST_EVERY_KEY = "9" * 28
_VISIBLE = visible_sql("t", Viewer.PUBLIC)
# What readers saw until the withdrawal says which lists it stood in: a notice is under no term.
_STOOD_UNDER = (
    "EXISTS (SELECT 1 FROM record_showing b "
    "JOIN record_showingterm o ON o.showing_id = b.id AND o.term_id = %s "
    "WHERE b.public_id = w.public_id AND b.language = %s "
    "AND b.is_public AND b.is_listed AND b.visible_until = w.visible_from)"
)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An item that was withdrawn in a language, when (UTC), and the reason readers are told."""

    public_id: str
    language: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; None where there is no end."""

    first: date | None = None
    last: date | None = None


def lately_withdrawn(selection: Selection, days: Days, *, at: datetime) -> list[Withdrawn]:
    """Return what stood in a list on these days until it was withdrawn, newest withdrawal first.

    Of LATELY alone, MOST at most, and only what readers of its page are told at `at` (UTC).
    Looked for among the FURTHEST withdrawn items that are newest by their day.
    """
    conditions, walked = _walked(selection.language, days, at)
    since, _same = moments(at - LATELY)
    under = "".join(f" AND {_STOOD_UNDER}" for _term_id in selection.term_ids)
    terms = [part for term_id in selection.term_ids for part in (term_id, selection.language)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.public_id, w.visible_from, e.note FROM ("  # noqa: S608
            "SELECT t.public_id, t.visible_from, t.edition_id FROM record_showing t "
            f"WHERE {conditions} ORDER BY t.sort_key DESC LIMIT {FURTHEST}"
            ") w JOIN record_edition e ON e.id = w.edition_id "
            f"WHERE w.visible_from > %s{under}",
            [*walked, since, *terms],
        )
        found = [
            Withdrawn(public_id, selection.language, time_from(since), reason)
            for public_id, since, reason in cursor.fetchall()
        ]
    return sorted(found, key=lambda one: (one.at, one.public_id), reverse=True)[:MOST]


def _walked(language: str, days: Days, at: datetime) -> tuple[str, list[Any]]:
    """Return the conditions that one index answers, and their parameters."""
    conditions = [_VISIBLE, "t.language = %s", "NOT t.is_listed"]
    parameters: list[Any] = [*moments(at), language]
    if days.first:
        conditions.append("t.sort_key >= %s")
        parameters.append(_digits(days.first))
    if days.last:
        conditions.append("t.sort_key < %s")
        parameters.append(_digits(days.last) + _PAST_EVERY_KEY)
    return " AND ".join(conditions), parameters


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
