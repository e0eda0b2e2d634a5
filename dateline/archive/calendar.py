"""The questions upcoming and event of: what takes place when, as calendars tell it.

Events are found by their end, so that those of years past are never looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection

from dateline.archive.listing import FACETS
from dateline.archive.rows import time_from
from dateline.archive.selection import Selection
from dateline.record.canonical import event_from
from dateline.record.event_times import event_times
from dateline.record.facts import EventFacts, TermRef
from dateline.record.models import Verb
from dateline.record.spans import first_release_in
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import Names, todays_names

LATELY = timedelta(days=90)
MOST = 500
# However many are to come, no more of them are looked at: those that end first.
FURTHEST = 5_000
_NAMED = {vocabulary.value for vocabulary in FACETS.values()}

_VISIBLE = visible_sql("t", Viewer.PUBLIC)
_EVENTS = "SELECT t.showing_id, t.visible_until, t.begins_at FROM record_showingevent t"
_BY_THEIR_END = f"t.language = %s AND t.ends_at >= %s{{}} ORDER BY t.ends_at LIMIT {FURTHEST}"
_SHOWN = f"{_EVENTS} WHERE {_VISIBLE} AND {_BY_THEIR_END.format('')}"
_ENDED = " AND t.visible_until <= %s AND t.visible_until > %s"
_GONE = f"{_EVENTS} WHERE t.is_public AND {_BY_THEIR_END.format(_ENDED)}"
_OF_ONE = (
    f"{_EVENTS} JOIN record_showing i ON i.id = t.showing_id "
    "AND i.public_id = %s AND i.language = %s"
)
_OF_ONE_GONE = f"{_OF_ONE} WHERE t.is_public AND t.visible_until <= %s"
_AS_IT_IS = "JOIN record_showing s ON s.id = t.showing_id"
# What readers saw until the withdrawal tells of the event; the notice in its place does not.
_AS_NOTICE = (
    "JOIN record_showing was ON was.id = t.showing_id "
    "JOIN record_showing s ON s.public_id = was.public_id AND s.language = was.language "
    f"AND s.visible_from = t.visible_until AND NOT s.is_listed AND {visible_sql('s')}"
)
_UNDER = (
    "EXISTS (SELECT 1 FROM record_showingterm o "
    "WHERE o.showing_id = t.showing_id AND o.term_id = %s)"
)
# Versions are counted as versions_of does it.
_TOLD = (
    "SELECT s.public_id, s.language, s.sort_key, s.is_listed, e.verb, e.effective_at, e.note, "
    "c.headline, c.slug, c.standfirst, f.text, "
    "(SELECT COUNT(*) FROM record_edition n WHERE n.item_id = e.item_id "
    "AND n.language = e.language AND n.effective_at <= %s AND NOT EXISTS "
    "(SELECT 1 FROM record_cancellation x WHERE x.edition_id = n.id)) FROM ({}) p "
    "JOIN record_showing s ON s.id = p.id JOIN record_showing w ON w.id = p.told_in "
    "JOIN record_edition e ON e.id = s.edition_id JOIN record_content c ON c.edition_id = e.id "
    "JOIN record_content f ON f.edition_id = w.edition_id"
)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event as calendars tell it, in one language. Times are in UTC.

    `number` counts the versions that readers were shown; `labels` are the names of its terms.
    Of one that was withdrawn only the headline and the times are left, and for a standfirst
    the reason that readers are told.
    """

    public_id: str
    language: str
    slug: str
    headline: str
    standfirst: str
    facts: EventFacts
    labels: tuple[str, ...]
    number: int
    first_released_at: datetime
    changed_at: datetime
    is_withdrawn: bool = False

    @property
    def place_in_order(self) -> tuple[datetime, str]:
        """What sorts events by their beginning."""
        return event_times(self.facts)[0], self.public_id


class _Found(NamedTuple):
    """SQL that finds rows of events (`t`), its parameters, and what they are told as."""

    sql: str
    parameters: list[Any]
    told_as: str = _AS_IT_IS


def upcoming(selection: Selection, *, at: datetime) -> list[CalendarEvent]:
    """Return the events of a list that end on the day LATELY ago (UTC) or later, by beginning.

    MOST at most, those that begin first. What was withdrawn within LATELY is among them.
    """
    rows = [row for found in lists_of_events(selection, at=at) for row in _rows(*found)]
    return sorted(_events(rows), key=lambda event: event.place_in_order)[:MOST]


def event_of(public_id: str, language: str, *, at: datetime) -> CalendarEvent | None:
    """Return the event an item tells of at `at` (UTC), or told of until it was withdrawn."""
    asked = [public_id, language]
    shown = _Found(f"{_OF_ONE} WHERE {_VISIBLE}", [*asked, *moments(at)])
    gone = _Found(_OF_ONE_GONE, [*asked, _stored(at)], _AS_NOTICE)
    rows = _rows(*_question(shown, (), at)) or _rows(*_question(gone, (), at))
    return next(_events(rows), None)


def lists_of_events(selection: Selection, *, at: datetime) -> list[tuple[str, list[Any]]]:
    """Return the questions of upcoming, as SQL and its parameters: what is out, what is gone."""
    first_day = (at - LATELY).replace(hour=0, minute=0, second=0, microsecond=0)
    in_time = [selection.language, _stored(first_day)]
    gone_in = [_stored(at), _stored(at - LATELY)]
    shown = _Found(_SHOWN, [*moments(at), *in_time])
    gone = _Found(_GONE, [*in_time, *gone_in], _AS_NOTICE)
    return [_question(one, selection.term_ids, at) for one in (shown, gone)]


def _question(found: _Found, term_ids: Sequence[int], at: datetime) -> tuple[str, list[Any]]:
    under = " AND ".join([_UNDER] * len(term_ids))
    picked = (
        "SELECT s.id AS id, t.showing_id AS told_in, t.begins_at "  # noqa: S608
        f"FROM ({found.sql}) t {found.told_as} {f'WHERE {under}' if under else ''} "
        f"ORDER BY t.begins_at, s.public_id LIMIT {MOST}"
    )
    notices = moments(at) if found.told_as is _AS_NOTICE else ()
    return _TOLD.format(picked), [_stored(at), *found.parameters, *notices, *term_ids]


def _rows(question: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        found: list[Any] = cursor.fetchall()
        return found


def _events(rows: Sequence[Any]) -> Iterator[CalendarEvent]:
    if rows:
        names = todays_names()
        yield from (event for row in rows if (event := _event(row, names)))


def _event(row: Sequence[Any], names: Names) -> CalendarEvent | None:
    (
        public_id,
        language,
        sort_key,
        is_listed,
        verb,
        effective_at,
        note,
        headline,
        slug,
        standfirst,
        text,
        number,
    ) = row
    facts, terms = event_from(text)
    if facts is None:
        return None
    first_released_at = first_release_in(sort_key)
    return CalendarEvent(
        public_id=public_id,
        language=language,
        slug=slug,
        headline=headline,
        standfirst=standfirst if is_listed else note,
        facts=facts if is_listed else _called_off(facts),
        labels=_labels(terms, names, language) if is_listed else (),
        number=number,
        first_released_at=first_released_at,
        changed_at=first_released_at if verb == Verb.PUBLISH else time_from(effective_at),
        is_withdrawn=not is_listed,
    )


def _called_off(facts: EventFacts) -> EventFacts:
    """Return when something was to be, and nothing more of it."""
    return EventFacts(facts.starts, facts.ends, facts.zone, state="cancelled")


def _labels(terms: Sequence[TermRef], names: Names, language: str) -> tuple[str, ...]:
    ids = (names.ids[term.public_id] for term in terms if term.vocabulary in _NAMED)
    return tuple(dict.fromkeys(names.of(term_id, language) for term_id in ids))


def _stored(at: datetime) -> str | datetime:
    return moments(at)[0]
