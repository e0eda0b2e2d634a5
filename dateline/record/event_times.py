"""From when until when an event is, in UTC, so that events everywhere stand in one order."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateline.lib.clock import FAR
from dateline.record.facts import EventFacts

_FIRST = datetime.min.replace(tzinfo=UTC)
_DAY = timedelta(days=1)


def event_times(event: EventFacts) -> tuple[datetime, datetime]:
    """Return when an event begins and ends (UTC).

    Whole days are in no zone: they are reckoned in UTC as the days of items are, from the
    first one's start to the start of the day after the last. So are times whose zone nobody
    said. Of a time that a change of clocks brings twice, the first is meant (RFC 5545,
    section 3.3.5). A rule of time that is changed later counts from the next rebuild on.
    """
    return _begin(event.starts, event.zone), _end(event.ends, event.zone)


def _begin(at: datetime | date, zone: str) -> datetime:
    return _in_utc(at if isinstance(at, datetime) else datetime.combine(at, time()), zone)


def _end(at: datetime | date, zone: str) -> datetime:
    if isinstance(at, datetime):
        return _in_utc(at, zone)
    begun = datetime.combine(at, time(), UTC)
    return begun + _DAY if begun < FAR else FAR


def _in_utc(local: datetime, zone: str) -> datetime:
    """Return a local time in UTC, held within what a calendar of ours can say."""
    try:
        moment = local.replace(tzinfo=ZoneInfo(zone) if zone else UTC).astimezone(UTC)
    except OverflowError:
        return _FIRST if local.year == 1 else FAR
    return min(moment, FAR)
