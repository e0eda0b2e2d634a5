"""Moments as people read them: on the clock of an office, or on their own."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dateline.desk.models import Office
from dateline.desk.words import label_name
from dateline.people.models import User

_MANY_WORDS = 3
_MINUTE = timedelta(minutes=1)


def both_zones(moment: datetime, office: Office, user: User, *, now: datetime) -> str:
    """Return the moment on the office's clock, and on another where that differs."""
    other = elsewhere(moment, office, user, now=now)
    there = on_office_clock(moment, office, now=now)
    return f"{there} ({other})" if other else there


def on_office_clock(moment: datetime, office: Office, *, now: datetime) -> str:
    """Return the moment as the office's clock shows it: “Tue 3 Aug, 10:00 Geneva”."""
    return in_words(moment, office.time_zone, place=place_of(office), now=now)


def elsewhere(moment: datetime, office: Office, user: User, *, now: datetime) -> str:
    """Return the moment on a person's own clock, or in UTC where they have chosen none.

    Empty where that shows what the office's does.
    """
    other = zone_of(user, otherwise="UTC")
    mine, theirs = (moment.astimezone(ZoneInfo(zone)) for zone in (other, office.time_zone))
    if mine.utcoffset() == theirs.utcoffset():
        return ""
    if mine.date() == theirs.date():
        return f"{date_format(mine, 'H:i')} {city_of(other)}"
    return in_words(moment, other, now=now)


def in_words(moment: datetime, zone: str, *, now: datetime, place: str = "") -> str:
    """Return a moment as a clock in this zone shows it: “Tue 3 Aug, 10:00 Zurich”."""
    local = moment.astimezone(ZoneInfo(zone))
    is_this_year = local.year == now.astimezone(ZoneInfo(zone)).year
    form = "D j M, H:i" if is_this_year else "D j M Y, H:i"
    return f"{date_format(local, form)} {place or city_of(zone)}"


def how_long(span: timedelta) -> str:
    """Return a length of time in its two largest parts: “18 h 20 min”."""
    minutes = -(-span // _MINUTE)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        told = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
        return f"{told} {_hours(hours)}" if hours else told
    if hours:
        return f"{_hours(hours)} {_minutes(minutes)}" if minutes else _hours(hours)
    return _minutes(minutes)


def zone_of(user: User, *, otherwise: str) -> str:
    """Return the IANA zone in which a person has chosen to read times, if they have."""
    # Asked of the row itself: Wagtail's own question makes one where there is none.
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.current_time_zone if profile else "") or otherwise


def city_of(zone: str) -> str:
    """Return the city that a zone is named for: “Manila” of Asia/Manila."""
    return zone.rpartition("/")[2].replace("_", " ")


def place_of(office: Office) -> str:
    """Return what an office's clock is called: its name, unless that would drown the time.

    An office that has not said where it is goes by UTC, and by no name that would hide it.
    """
    if office.time_zone == "UTC":
        return "UTC"
    name = label_name(office.term)
    return name if 0 < len(name.split()) < _MANY_WORDS else city_of(office.time_zone)


def _hours(count: int) -> str:
    return _("%(count)d h") % {"count": count}


def _minutes(count: int) -> str:
    return _("%(count)d min") % {"count": count}
