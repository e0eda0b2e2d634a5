"""The clock, and for how long an answer may be kept."""

from datetime import UTC, datetime, timedelta

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from dateline.lib import clock

MINUTE = timedelta(minutes=1)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments)
def test_no_answer_is_kept_past_the_next_whole_minute_nor_a_second_less(at: datetime) -> None:
    kept_until = at + timedelta(seconds=clock.seconds_to_next_minute(at))
    assert kept_until <= clock.next_minute(at)
    assert clock.next_minute(at) - kept_until < timedelta(seconds=1)


@given(moments)
def test_the_next_minute_is_whole_and_to_come(at: datetime) -> None:
    following = clock.next_minute(at)
    assert following.second == following.microsecond == 0
    assert at < following <= at + MINUTE


@given(st.lists(moments, min_size=1))
def test_whatever_the_machine_says_time_never_goes_back(read: list[datetime]) -> None:
    clock.forget()
    told = []
    for moment in read:
        with time_machine.travel(moment, tick=False):
            told.append(clock.now())
    assert told == sorted(told)
    assert told[-1] == max(read)


def test_time_stands_still_for_what_is_to_be_of_one_moment() -> None:
    with time_machine.travel(datetime(2030, 3, 1, 10, tzinfo=UTC), tick=False) as travelled:
        clock.forget()
        with clock.standing() as at:
            travelled.shift(MINUTE)
            assert clock.now() == at
        assert clock.now() == at + MINUTE
    clock.forget()
