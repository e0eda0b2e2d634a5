"""Moments as people type them, on the clock of an office."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dateline.desk.zones import city_of

FURTHEST = timedelta(days=731)
_SECOND = timedelta(seconds=1)
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
_TYPED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")


class UnusableMoment(ValueError):
    """A time at which nothing can go public, with the sentence that says why."""


def moment_in(zone: str, typed: str, *, now: datetime, place: str = "") -> datetime:
    """Return the moment (UTC) that a clock in this IANA zone shows as `typed`.

    `typed` is a date and a time such as 2026-08-03T10:00; `place` is what the clock is called,
    else it goes by the city of its zone. Raises UnusableMoment where it is
    none, comes twice or not at all on that day, has passed, is more than two years ahead, or
    falls beside a whole minute.
    """
    local = _read_minute(typed)
    # Far enough away, adding the zone's hours would leave the calendar.
    if not now.year - 1 <= local.year <= now.year + 3:
        _refuse_year(local, now)
    place = place or city_of(zone)
    moment = _on_clock(local, zone, place)
    if moment <= now:
        raise UnusableMoment(
            _("%(time)s in %(city)s has passed: choose a later time, or publish now.")
            % {"time": _in_full(local), "city": place}
        )
    if moment > now + FURTHEST:
        _refuse_year(local, now)
    return moment


def any_moment_in(zone: str, typed: str, *, place: str = "") -> datetime:
    """Return the moment (UTC) as `moment_in` does, though it may have passed or be far ahead."""
    local = _read_minute(typed)
    if not _FIRST_YEAR <= local.year <= _LAST_YEAR:
        raise UnusableMoment(
            _("%(time)s is out of reach: choose a year from %(first)s to %(last)s.")
            % {"time": _in_full(local), "first": _FIRST_YEAR, "last": _LAST_YEAR}
        )
    return _on_clock(local, zone, place or city_of(zone))


def _read_minute(typed: str) -> datetime:
    local = _read(typed)
    if local.second or local.microsecond:
        raise UnusableMoment(_("A time falls on a whole minute, such as 10:00, not 10:00:30."))
    return local


def _on_clock(local: datetime, zone: str, place: str) -> datetime:
    clock = ZoneInfo(zone)
    _check_comes_once(local, clock, place)
    return local.replace(tzinfo=clock).astimezone(UTC)


def _read(typed: str) -> datetime:
    typed = typed.strip()
    if not typed:
        raise UnusableMoment(_("Choose a date and a time, or publish now."))
    try:
        if _TYPED.fullmatch(typed):
            return datetime.fromisoformat(typed)
    except ValueError:
        pass
    raise UnusableMoment(
        _("“%(typed)s” is no date and time; type them as 2026-08-03 10:00.") % {"typed": typed}
    )


def _refuse_year(local: datetime, now: datetime) -> None:
    if local.year < now.year:
        raise UnusableMoment(
            _("%(time)s has passed: choose a later time, or publish now.")
            % {"time": _in_full(local)}
        )
    raise UnusableMoment(
        _("%(time)s is more than two years ahead: choose an earlier time.")
        % {"time": _in_full(local)}
    )


def _check_comes_once(local: datetime, clock: ZoneInfo, place: str) -> None:
    """Refuse the hour that a clock skips, or shows twice, where it is put forward or back."""
    early, late = local.replace(tzinfo=clock), local.replace(tzinfo=clock, fold=1)
    before, after = early.utcoffset(), late.utcoffset()
    if before is None or after is None or before == after:
        return
    first, last = sorted((early.astimezone(UTC), late.astimezone(UTC)))
    change = _change_between(first, last, clock)
    starts, ends = sorted(((change + before), (change + after)))
    said = {
        "time": _in_full(local),
        "city": place,
        "from": date_format(starts, "H:i"),
        "to": date_format(ends, "H:i"),
    }
    if before < after:
        raise UnusableMoment(
            _(
                "%(time)s does not exist in %(city)s: the clocks go from %(from)s to %(to)s "
                "that day. Choose a time before %(from)s, or from %(to)s on."
            )
            % said
        )
    raise UnusableMoment(
        _(
            "%(time)s comes twice in %(city)s: the clocks go back from %(to)s to %(from)s "
            "that day. Choose a time before %(from)s, or from %(to)s on."
        )
        % said
    )


def _change_between(earlier: datetime, later: datetime, clock: ZoneInfo) -> datetime:
    """Return the first second (UTC, without saying so) in which the zone has its new offset."""
    old = earlier.astimezone(clock).utcoffset()
    while later - earlier > _SECOND:
        middle = earlier + (later - earlier) // _SECOND // 2 * _SECOND
        if middle.astimezone(clock).utcoffset() == old:
            earlier = middle
        else:
            later = middle
    return later.replace(tzinfo=None)


def _in_full(local: datetime) -> str:
    return date_format(local, "H:i, j F Y")
