"""The past can be asked for again, and a clock that steps back takes nothing away."""

from datetime import timedelta

import pytest
import time_machine

from dateline.journal.models import Change
from dateline.lib import clock
from dateline.record.models import Edition
from tests.newsroom import correct_in, withdraw_from
from tests.stories import INSTANT, NOW, a_story, clock_at, headline_of, headlines, released

HOUR = timedelta(hours=1)


def test_every_day_of_an_item_can_be_shown_again() -> None:
    item = released(a_story(headline="First"), release_at=None)
    for hours, headline in ((1, "Second"), (2, "Third")):
        with clock_at(NOW + hours * HOUR):
            correct_in(item, headline=headline)
    with clock_at(NOW + 3 * HOUR):
        withdraw_from(item)
    assert [headlines(NOW + hours * HOUR) for hours in range(-1, 5)] == [
        [],
        ["First"],
        ["Second"],
        ["Third"],
        [],
        [],
    ]
    assert headline_of(item, NOW + 2 * HOUR - INSTANT) == "Second"


def test_where_the_clock_stepped_back_what_is_recorded_still_comes_after() -> None:
    item = released(a_story(headline="First"))
    with clock_at(NOW - HOUR):
        correct_in(item, headline="Second")
        other = released(a_story(headline="Other"))
    recorded = list(Change.objects.order_by("seq").values_list("recorded_at", flat=True))
    assert recorded == sorted(recorded)
    times = Edition.objects.order_by("pk").values_list("recorded_at", "effective_at")
    assert set(times) == {(NOW, NOW)}
    assert headline_of(item, NOW) == "Second"
    assert headline_of(other, NOW) == "Other"


def test_where_the_clock_steps_back_readers_keep_what_they_were_shown() -> None:
    item = released(a_story(headline="First"))
    assert headline_of(item, clock.now()) == "First"
    with time_machine.travel(NOW - HOUR, tick=False):
        assert headline_of(item, clock.now()) == "First"
        assert headlines(clock.now()) == ["First"]


@pytest.mark.xfail(reason="A new process knows nothing of how far the clock had come.")
def test_where_the_clock_stepped_back_a_new_process_shows_what_the_last_one_did() -> None:
    item = released(a_story(headline="First"))
    with clock_at(NOW - HOUR):
        assert headline_of(item, clock.now()) == "First"


def test_an_embargo_is_not_lifted_by_a_correction_of_something_else() -> None:
    waiting = released(
        a_story(headline="Waiting"),
        release_at=(NOW + HOUR).replace(minute=0, second=0, microsecond=0),
    )
    item = released(a_story(headline="Out"))
    correct_in(item, headline="Better")
    assert headlines(NOW) == ["Better"]
    assert headline_of(waiting, NOW) is None
