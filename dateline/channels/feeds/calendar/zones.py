"""The rules of a time zone in some years, as calendars carry them (RFC 5545, section 3.6.5).

They are made here, as icalendar counts the start of summer time by the clock that has been put
forward already, and ends in 2038.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
# Of the first and the last of them, a day beside the year cannot be told.
_FIRST_YEAR, _LAST_YEAR = 2, 9998


class _Rule(NamedTuple):
    """What holds from an onset on: the offset (of UTC) before it and after, and a name."""

    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


class _Onset(NamedTuple):
    """When a rule begins, by the clock that it ends."""

    rule: _Rule
    at: datetime


def zone_as_component(zone: str, years: Iterable[int]) -> Timezone:
    """Return an IANA zone with its rules for these years."""
    component = Timezone()
    component.add("tzid", zone)
    onsets = sorted(_in_years(zone, set(years)))
    for rule, of_one in groupby(onsets, key=lambda onset: onset.rule):
        first, *others = [onset.at for onset in of_one]
        observance = TimezoneDaylight() if rule.is_summer else TimezoneStandard()
        observance.add("dtstart", first)
        observance.add("tzoffsetfrom", rule.before)
        observance.add("tzoffsetto", rule.after)
        observance.add("tzname", rule.name)
        if others:
            observance.add("rdate", others)
        component.add_component(observance)
    return component


def _in_years(zone: str, years: set[int]) -> Iterator[_Onset]:
    for year in {min(max(year, _FIRST_YEAR), _LAST_YEAR) for year in years}:
        beginning, *changes = _onsets(zone, year)
        # What held when a year began is known where the one before is told as well.
        yield from changes if year - 1 in years else (beginning, *changes)


@lru_cache(maxsize=1000)
def _onsets(zone: str, year: int) -> tuple[_Onset, ...]:
    """Return what holds as a year begins in a zone, then each change in it."""
    info = ZoneInfo(zone)
    beginning = datetime(year, 1, 1, tzinfo=info)
    held = _rule(beginning, beginning)
    found = [_Onset(held, beginning.replace(tzinfo=None))]
    day, end = beginning.astimezone(UTC), datetime(year + 1, 1, 1, tzinfo=info).astimezone(UTC)
    while day < end:
        following = min(day + _DAY, end)
        if _offset(day, info) != _offset(following, info):
            change = _moment_of_change(day, following, info)
            before, after = (change - _SECOND).astimezone(info), change.astimezone(info)
            by_the_old_clock = (change + _offset(change - _SECOND, info)).replace(tzinfo=None)
            found.append(_Onset(_rule(before, after), by_the_old_clock))
        day = following
    return tuple(found)


def _moment_of_change(early: datetime, late: datetime, info: ZoneInfo) -> datetime:
    """Return the second (UTC) between two moments at which the offset changes."""
    held = _offset(early, info)
    while late - early > _SECOND:
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if _offset(middle, info) == held:
            early = middle
        else:
            late = middle
    return late


def _rule(before: datetime, after: datetime) -> _Rule:
    was, will_be = before.utcoffset(), after.utcoffset()
    if was is None or will_be is None:
        raise ValueError(f"{after} is in no zone.")
    return _Rule(was, will_be, after.tzname() or "", bool(after.dst()))


def _offset(at: datetime, info: ZoneInfo) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()
