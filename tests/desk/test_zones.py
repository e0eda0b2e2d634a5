"""Moments that people type: each hour that a clock skips or doubles, and the bad ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.models import Office
from dateline.desk.typed_moments import FURTHEST, UnusableMoment, moment_in
from dateline.desk.zones import both_zones, city_of, how_long, in_words
from dateline.people.models import User
from dateline.terms.models import Term

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
ZONES = sorted(zone for zone in available_timezones() if zone not in {"Factory", "localtime"})
_MINUTE = timedelta(minutes=1)

Change = tuple[str, datetime, timedelta, timedelta]


def changes_of(zone: str) -> Iterator[Change]:
    """Yield each moment of 2026 to 2028 at which a zone's clocks are changed, before and after."""
    clock = ZoneInfo(zone)
    week = datetime(2026, 1, 1, tzinfo=UTC)
    while week < datetime(2029, 1, 1, tzinfo=UTC):
        moment, before = week, offset(week, clock)
        week += timedelta(days=7)
        if offset(week, clock) != before:
            for step in (timedelta(days=1), timedelta(hours=1), _MINUTE):
                while offset(moment + step, clock) == before:
                    moment += step
            yield zone, moment + _MINUTE, before, offset(week, clock)


def offset(moment: datetime, clock: ZoneInfo) -> timedelta:
    """Return how far a clock is ahead of UTC at a moment."""
    found = moment.astimezone(clock).utcoffset()
    assert found is not None
    return found


@cache
def all_changes() -> list[Change]:
    """Return every change of every zone."""
    return [change for zone in ZONES for change in changes_of(zone)]


@pytest.mark.parametrize("into", [0.0, 0.5, 0.999])
def test_every_skipped_and_every_doubled_hour_of_every_zone_is_refused(into: float) -> None:
    assert len(all_changes()) > 500
    for change in all_changes():
        is_refused(change, into)
        is_taken_beside(change, minutes=0)


@given(data=st.data(), into=st.floats(0, 1, exclude_max=True), minutes=st.integers(0, 180))
def test_any_minute_of_such_an_hour_is_refused_and_any_beside_it_is_taken(
    data: st.DataObject, into: float, minutes: int
) -> None:
    change = data.draw(st.sampled_from(all_changes()))
    is_refused(change, into)
    is_taken_beside(change, minutes)


def is_refused(change: Change, into: float) -> None:
    """Type a minute that lies so far, 0 to 1, into what a change skips or doubles."""
    zone, moment, before, after = change
    starts, ends = sorted((naive(moment) + before, naive(moment) + after))
    typed = starts + int((ends - starts) / _MINUTE * into) * _MINUTE
    with pytest.raises(UnusableMoment) as refusal:
        moment_in(zone, typed.isoformat(), now=moment - timedelta(days=30))
    sentence = str(refusal.value)
    assert ("does not exist" if after > before else "comes twice") in sentence
    assert f"Choose a time before {starts:%H:%M}, or from {ends:%H:%M} on." in sentence


def is_taken_beside(change: Change, minutes: int) -> None:
    """Type a minute that lies so far before and behind what a change skips or doubles."""
    zone, moment, before, after = change
    starts, ends = sorted((naive(moment) + before, naive(moment) + after))
    for typed in (starts - (minutes + 1) * _MINUTE, ends + minutes * _MINUTE):
        found = moment_in(zone, typed.isoformat(), now=moment - timedelta(days=30))
        assert naive_in(found, zone) == typed
        assert found.tzinfo is UTC


@given(
    zone=st.sampled_from(ZONES),
    minutes=st.integers(2 * 1440, (FURTHEST // _MINUTE) - 2 * 1440),
)
def test_any_other_minute_within_two_years_is_found_again_on_the_same_clock(
    zone: str, minutes: int
) -> None:
    typed = naive_in(NOW + minutes * _MINUTE, zone)
    try:
        found = moment_in(zone, f"{typed:%Y-%m-%d %H:%M}", now=NOW)
    except UnusableMoment:
        # Only where the clock shows that minute twice, as a moment always has a place on it.
        assert typed.replace(tzinfo=ZoneInfo(zone)).utcoffset() != (
            typed.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
        )
    else:
        assert found == NOW + minutes * _MINUTE


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-07-01T13:59", "13:59, 1 July 2026 in Zurich has passed: choose a later time"),
        ("2026-07-01T14:00", "has passed"),
        ("1926-07-01T14:00", "has passed"),
        ("0001-01-01T00:00", "has passed"),
        ("2116-07-01T10:00", "10:00, 1 July 2116 is more than two years ahead"),
        ("2028-07-02T10:00", "is more than two years ahead"),
        ("9999-12-31T23:59", "is more than two years ahead"),
        ("2026-07-02T10:00:30", "A time falls on a whole minute"),
        ("2026-07-02T10:00:00.5", "A time falls on a whole minute"),
        ("2027-03-28T02:30", "does not exist in Zurich: the clocks go from 02:00 to 03:00"),
        ("2026-10-25T02:30", "comes twice in Zurich: the clocks go back from 03:00 to 02:00"),
        ("2026-02-30T10:00", "is no date and time"),
        ("2026-07-02", "is no date and time"),
        ("2026-07-02T10:00+02:00", "is no date and time"),
        ("tomorrow", "“tomorrow” is no date and time"),
        ("  ", "Choose a date and a time"),
    ],
)
def test_a_bad_time_is_refused_with_a_sentence_that_says_what_to_do(
    typed: str, sentence: str
) -> None:
    with pytest.raises(UnusableMoment, match=sentence):
        moment_in("Europe/Zurich", typed, now=NOW)


def test_a_good_time_is_that_of_the_office() -> None:
    assert moment_in("Asia/Manila", "2026-08-03T16:00", now=NOW) == datetime(
        2026, 8, 3, 8, 0, tzinfo=UTC
    )


def test_words_for_a_moment_name_the_year_only_where_it_is_another() -> None:
    moment = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)
    assert in_words(moment, "Europe/Zurich", now=NOW) == "Mon 3 Aug, 10:00 Zurich"
    assert (
        in_words(moment.replace(year=2027), "Europe/Zurich", now=NOW)
        == "Tue 3 Aug 2027, 10:00 Zurich"
    )


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=1), "1 min"),
        (timedelta(minutes=20), "20 min"),
        (timedelta(hours=18, minutes=19, seconds=5), "18 h 20 min"),
        (timedelta(hours=18), "18 h"),
        (timedelta(days=1, hours=2, minutes=3), "1 day 2 h"),
        (timedelta(days=30), "30 days"),
    ],
)
def test_a_span_is_told_in_its_two_largest_parts(span: timedelta, words: str) -> None:
    assert how_long(span) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mine", "hour", "words"),
    [
        ("", 8, "Mon 3 Aug, 10:00 Zurich (08:00 UTC)"),
        ("", 23, "Tue 4 Aug, 01:00 Zurich (Mon 3 Aug, 23:00 UTC)"),
        ("Europe/Paris", 8, "Mon 3 Aug, 10:00 Zurich"),
        ("Asia/Manila", 8, "Mon 3 Aug, 10:00 Zurich (16:00 Manila)"),
        ("Asia/Manila", 20, "Mon 3 Aug, 22:00 Zurich (Tue 4 Aug, 04:00 Manila)"),
    ],
)
def test_a_moment_stands_on_the_office_s_clock_and_on_mine_where_they_differ(
    mine: str, hour: int, words: str
) -> None:
    user: Any = User.objects.create(username="somebody")
    user.wagtail_userprofile = user_profile(user, mine)
    office = Office(term=Term(pk=0), time_zone="Europe/Zurich")
    moment = datetime(2026, 8, 3, hour, 0, tzinfo=UTC)
    assert both_zones(moment, office, user, now=NOW) == words


@pytest.mark.django_db
def test_an_office_on_utc_has_one_clock() -> None:
    user = User.objects.create(username="somebody")
    office = Office(term=Term(pk=0), time_zone="UTC")
    assert both_zones(NOW, office, user, now=NOW) == "Wed 1 Jul, 12:00 UTC"


@pytest.mark.parametrize("typed", ["2026-07-01T13:59", "2027-03-28T02:30", "2026-10-25T02:30"])
def test_a_bad_time_is_told_on_the_clock_of_the_office_by_its_name(typed: str) -> None:
    with pytest.raises(UnusableMoment, match=" in Geneva") as refusal:
        moment_in("Europe/Zurich", typed, now=NOW, place="Geneva")
    assert "Zurich" not in str(refusal.value)


def user_profile(user: User, zone: str) -> object:
    """Return a profile in which a person has chosen a zone, or none."""
    model = User._meta.get_field("wagtail_userprofile").related_model
    return model(user=user, current_time_zone=zone)


def test_a_zone_is_called_by_its_city() -> None:
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"


def naive(moment: datetime) -> datetime:
    """Return a moment of UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def naive_in(moment: datetime, zone: str) -> datetime:
    """Return what a clock in the zone shows."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
