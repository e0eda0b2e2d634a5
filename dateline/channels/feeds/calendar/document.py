"""Events as a calendar (RFC 5545, RFC 7986)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings
from icalendar import Calendar

from dateline.archive.calendar import CalendarEvent
from dateline.channels.feeds.calendar.entry import UTC_ZONE, entry_of
from dateline.channels.feeds.calendar.zones import zone_as_component
from dateline.channels.feeds.followed import NEVER

CONTENT_TYPE = "text/calendar; charset=utf-8"
_END = b"END:VCALENDAR\r\n"
_MADE_BY = "-//Dateline//Calendar//EN"
# How soon it is worth asking again, which costs next to nothing where nothing is new.
_AGAIN_IN, _AGAIN_IN_WORDS = timedelta(hours=1), "PT1H"


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar says of itself; `home` and `itself` are whole addresses."""

    name: str
    description: str
    language: str
    home: str
    itself: str


def calendar(told: Told, events: Sequence[CalendarEvent]) -> bytes:
    """Return events as a calendar.

    It has no id of its own: programs take that for the id of each of its entries.
    """
    made, in_its_language = Calendar(), {"LANGUAGE": told.language}
    made.add("prodid", _MADE_BY)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", told.name, parameters=in_its_language)
    made.add("x-wr-calname", told.name)
    if told.description != told.name:
        made.add("description", told.description, parameters=in_its_language)
        made.add("x-wr-caldesc", told.description)
    made.add("url", told.home, parameters={"VALUE": "URI"})
    made.add("source", told.itself, parameters={"VALUE": "URI"})
    made.add("refresh-interval", _AGAIN_IN, parameters={"VALUE": "DURATION"})
    # What programs had before that had a name.
    made.add("x-published-ttl", _AGAIN_IN_WORDS)
    made.add("last-modified", changed_at(events).replace(microsecond=0))
    opening: bytes = made.to_ical().removesuffix(_END)
    zones = (_zone(zone, *sorted(years)) for zone, years in _zones(events))
    entries = (_entry(event, settings.SITE_ADDRESS) for event in events)
    return b"".join((opening, *zones, *entries, _END))


def changed_at(events: Iterable[CalendarEvent]) -> datetime:
    """Return when an event last changed (UTC); an empty calendar keeps the date of none."""
    return max((event.changed_at for event in events), default=NEVER)


def _zones(events: Sequence[CalendarEvent]) -> list[tuple[str, set[int]]]:
    """Return the zones in which events are, each with the years in which one begins or ends."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for event in events:
        # Whole days are in none, whatever is said.
        if event.facts.zone and isinstance(event.facts.starts, datetime):
            years[event.facts.zone] |= {event.facts.starts.year, event.facts.ends.year}
    return sorted((zone, of_it) for zone, of_it in years.items() if zone != UTC_ZONE)


# The same few stand in one calendar after another, and writing them takes most of the time.
@lru_cache(maxsize=200)
def _zone(zone: str, *years: int) -> bytes:
    written: bytes = zone_as_component(zone, years).to_ical()
    return written


@lru_cache(maxsize=2_000)
def _entry(event: CalendarEvent, origin: str) -> bytes:
    written: bytes = entry_of(event, origin).to_ical()
    return written
