"""The line of the next 24 hours: its hours on two clocks, and where on it each item stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateline.desk.models import Office
from dateline.desk.releasing.board import SOON
from dateline.desk.releasing.due import Due
from dateline.desk.zones import city_of, place_of

_HOUR = timedelta(hours=1)
_EVERY = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """An hour on the line; `place` is how far along it stands, in hundredths of the line."""

    place: float
    hour: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The hours of the line as the clocks in one zone show them, and what those are called."""

    city: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """An item on the line."""

    place: float
    due: Due


@dataclass(frozen=True, slots=True)
class Line:
    """The next 24 hours."""

    clocks: tuple[Clock, ...]
    stops: tuple[Stop, ...]


def line_of(
    dues: Iterable[Due], zones: Iterable[str], *, at: datetime, offices: Iterable[Office] = ()
) -> Line:
    """Return the 24 hours past `at` (UTC) with the hours of these zones, the first one's above.

    A clock is called what the offices on the line call it, and these beside them.
    """
    dues, zones = list(dues), list(dict.fromkeys(zones))
    known: dict[str, Office] = {}
    for office in (*(due.office for due in dues), *offices):
        known.setdefault(office.time_zone, office)
    moments = _hours(zones[0], at)
    return Line(
        clocks=tuple(
            Clock(
                place_of(known[zone]) if zone in known else city_of(zone),
                _ticks(zone, moments, at),
            )
            for zone in zones
        ),
        stops=tuple(Stop(_place(due.moment, at), due) for due in dues),
    )


def _hours(zone: str, at: datetime) -> list[datetime]:
    """Return each third whole hour of a zone's clock, as moments."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    found = []
    while (hour := hour + _HOUR) <= at + SOON:
        if hour.astimezone(ZoneInfo(zone)).hour % _EVERY == 0:
            found.append(hour)
    return found


def _ticks(zone: str, moments: Iterable[datetime], at: datetime) -> tuple[Tick, ...]:
    return tuple(
        Tick(_place(moment, at), f"{moment.astimezone(ZoneInfo(zone)):%H:%M}") for moment in moments
    )


def _place(moment: datetime, at: datetime) -> float:
    return round((moment - at) / SOON * 100, 2)
