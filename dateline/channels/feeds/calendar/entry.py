"""An event as an entry of a calendar (RFC 5545, section 3.6.1; RFC 7986)."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop as _
from icalendar import Event

from dateline.archive.addresses import worded_item_address
from dateline.archive.calendar import CalendarEvent
from dateline.channels.feeds.exchange.words import in_language

# A calendar knows no event that is put off; what is tentative is nearest to it.
_STATES = {"confirmed": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_DAY = timedelta(days=1)
# The one zone whose rules need not be told.
UTC_ZONE = "UTC"


def entry_of(event: CalendarEvent, origin: str) -> Event:
    """Return an event as an entry; `origin` is what addresses begin with.

    All dates in it are those of its last change, so that it stays the same while that does.
    """
    facts, entry = event.facts, Event()
    in_its_language = {"LANGUAGE": event.language}
    entry.add("uid", _uid(event, origin))
    entry.add("dtstamp", _second(event.changed_at))
    entry.add("created", _second(event.first_released_at))
    entry.add("last-modified", _second(event.changed_at))
    entry.add("sequence", event.number - 1)
    _add_moment(entry, "dtstart", facts.starts, facts.zone)
    end = _end(facts.starts, facts.ends)
    if end is not None:
        _add_moment(entry, "dtend", end, facts.zone)
    entry.add("summary", _summary(event), parameters=in_its_language)
    if event.standfirst:
        entry.add("description", event.standfirst, parameters=in_its_language)
    if facts.place:
        entry.add("location", facts.place, parameters=in_its_language)
    if event.labels:
        entry.add("categories", list(event.labels), parameters=in_its_language)
    entry.add("status", _STATES[facts.state])
    # Whoever keeps the entry is as free as before; nobody has said that they will come.
    entry.add("transp", "TRANSPARENT")
    entry.add("url", origin + _page(event), parameters={"VALUE": "URI"})
    if urlsplit(facts.link).scheme in {"http", "https", "tel"}:
        entry.add("conference", facts.link, parameters={"VALUE": "URI", **in_its_language})
    return entry


def _uid(event: CalendarEvent, origin: str) -> str:
    """Return the id of the entry for life.

    Each language has its own: of two entries with one id, in the calendars of two languages
    that somebody follows, programs keep whichever they meet last.
    """
    return f"{event.public_id}.{event.language}@{urlsplit(origin).hostname}"


def _summary(event: CalendarEvent) -> str:
    """Return the headline; programs show by themselves what is cancelled, but nothing else."""
    if event.facts.state != "postponed":
        return event.headline
    state = in_language(_("Postponed"), event.language)
    words = in_language(_("%(what)s: %(words)s"), event.language)
    return words % {"what": state, "words": event.headline}


def _page(event: CalendarEvent) -> str:
    return worded_item_address(event.language, event.public_id, event.slug)


def _add_moment(entry: Event, name: str, at: datetime | date, zone: str) -> None:
    """Add a day as it is, a time in its zone, or on everybody's own clock without one.

    The zone is named beside the time, also where its clocks show UTC: they may not always do.
    """
    if not isinstance(at, datetime) or not zone:
        entry.add(name, at)
    elif zone == UTC_ZONE:
        entry.add(name, at.replace(tzinfo=UTC))
    else:
        entry.add(name, at, parameters={"TZID": zone})


def _end(starts: datetime | date, ends: datetime | date) -> datetime | date | None:
    """Return the end as calendars count it: the day after the last; None where it is no later."""
    if not isinstance(ends, datetime):
        return ends + _DAY if ends < date.max else None
    return ends if ends > starts else None


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)
