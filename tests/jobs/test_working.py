"""A worker does what is due, tries again what failed, and gives up where people can see it."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dateline.jobs.asking import ask
from dateline.jobs.leasing import LEASE, MOST_TRIES, lease
from dateline.jobs.models import Job
from dateline.jobs.questions import State, given_up, passed, unfinished
from dateline.jobs.sweeping import KEPT, sweep_jobs
from dateline.jobs.working import work, work_off
from tests.jobs.kinds import Deeds
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, 0, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_jobs_are_done_in_the_order_in_which_they_are_due(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {}, subject="third", due_at=NOW + 2 * SECOND)
        ask("deed", {}, subject="second", due_at=NOW + SECOND)
        ask("deed", {}, subject="first")
        ask("deed", {}, subject="later", due_at=NOW + 3 * SECOND)
    with clock_at(NOW + 2 * SECOND):
        work_off(deeds.kinds)
    assert deeds.subjects == ["first", "second", "third"]


def test_a_job_that_is_not_due_is_left_alone(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {}, due_at=NOW + SECOND)
        assert work_off(deeds.kinds) == 0
    with clock_at(NOW + SECOND):
        assert work_off(deeds.kinds) == 1


def test_a_kind_that_this_worker_does_not_know_waits_for_one_that_does(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed of tomorrow", {})
        assert work_off(deeds.kinds) == 0
        assert [(job.state, job.tries) for job in unfinished(10)] == [(State.WAITING, 0)]


def test_what_was_done_is_known_with_how_late_it_was(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {}, subject="one", due_at=NOW + SECOND)
        ask("deed", {}, subject="other", due_at=NOW + timedelta(hours=1))
        assert unfinished(10)[0].late_by is None
    with clock_at(NOW + SECOND + timedelta(milliseconds=12)):
        work_off(deeds.kinds)
    known = passed(["one", "other", "nothing"])
    assert known.keys() == {"one"}
    (job,) = known["one"]
    assert (job.state, job.outcome, job.tries) == (State.DONE, "Done for one.", 1)
    assert job.late_by == timedelta(milliseconds=12)


def test_what_failed_is_tried_again_after_pauses_that_grow_and_then_given_up(
    deeds: Deeds, caplog: pytest.LogCaptureFixture
) -> None:
    deeds.is_broken = True
    pauses, at = [], NOW
    with clock_at(NOW):
        number = ask("deed", {}, subject="one")
    while not given_up(10):
        with clock_at(at):
            assert work_off(deeds.kinds) == 1
            for job in unfinished(10):
                assert (job.state, job.error) == (
                    State.WAITING,
                    "ConnectionError: Nobody is there.",
                )
                pauses.append(job.next_try_at - at)
                at = job.next_try_at
    assert pauses[:4] == [timedelta(seconds=30 * 2**n) for n in range(4)]
    assert max(pauses) == timedelta(hours=2)
    assert timedelta(hours=20) < sum(pauses, timedelta()) < timedelta(hours=28)
    (job,) = given_up(10)
    assert (job.id, job.tries, job.state) == (number, MOST_TRIES, State.GIVEN_UP)
    assert job.error == "ConnectionError: Nobody is there."
    assert len(deeds.done) == MOST_TRIES
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 1


def test_a_job_has_one_key_through_all_its_tries(deeds: Deeds) -> None:
    deeds.is_broken = True
    with clock_at(NOW):
        ask("deed", {})
        ask("deed", {})
        work_off(deeds.kinds)
    with clock_at(NOW + timedelta(seconds=30)):
        work_off(deeds.kinds)
    keys = [job.key for job in deeds.done]
    assert keys[:2] == keys[2:]
    assert len(set(keys)) == 2
    assert [job.tries for job in deeds.done] == [1, 1, 2, 2]


def test_what_is_hopeless_is_given_up_at_once(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("folly", {})
        work_off(deeds.kinds)
    (job,) = given_up(10)
    assert (job.tries, job.error) == (1, "It will never be possible.")


def test_nobody_takes_a_job_that_somebody_has() -> None:
    with clock_at(NOW):
        ask("deed", {})
        assert lease(["deed"], NOW) is not None
        assert lease(["deed"], NOW + LEASE - SECOND) is None
        assert unfinished(10)[0].state is State.UNDER_WAY


def test_a_job_whose_worker_has_died_is_begun_again_when_its_lease_ends(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {})
        assert lease(["deed"], NOW) is not None
    with clock_at(NOW + LEASE):
        assert unfinished(10)[0].state is State.WAITING
        assert work_off(deeds.kinds) == 1
    assert deeds.done[0].tries == 2


def test_a_job_that_takes_its_worker_along_each_time_is_given_up(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {})
    for number in range(MOST_TRIES):
        assert lease(["deed"], NOW + number * LEASE) is not None
    with clock_at(NOW + MOST_TRIES * LEASE):
        assert work_off(deeds.kinds) == 0
    (job,) = given_up(10)
    assert job.error == f"The worker was killed in the last of {MOST_TRIES} tries."


def test_a_worker_slower_than_its_lease_does_not_speak_for_the_next_one(
    deeds: Deeds, caplog: pytest.LogCaptureFixture
) -> None:
    """The second takes the job while the first is at it, and is still at it when that ends."""
    deeds.meanwhile = lambda: lease(["deed"], NOW + LEASE)
    with clock_at(NOW):
        ask("deed", {}, subject="one")
        work_off(deeds.kinds)
    (job,) = unfinished(10)
    assert (job.tries, job.done_at) == (2, None)
    assert "took longer than its lease" in caplog.text


def test_a_worker_slower_than_its_lease_is_believed_where_nobody_came_after_it(
    deeds: Deeds,
) -> None:
    with clock_at(NOW), time_machine.travel(NOW, tick=False) as traveller:
        deeds.meanwhile = lambda: traveller.shift(5 * LEASE)
        ask("deed", {}, subject="one")
        work_off(deeds.kinds)
    (job,) = passed(["one"])["one"]
    assert job.late_by == 5 * LEASE


def test_what_was_due_at_once_does_not_wait_where_the_clock_is_set_back(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {}, subject="at once")
        ask("deed", {}, subject="at a time", due_at=NOW + SECOND)
    with clock_at(NOW - timedelta(hours=1)):
        work_off(deeds.kinds)
    assert deeds.subjects == ["at once"]


def test_a_lease_given_before_the_clock_was_set_back_is_not_waited_for(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {})
        assert lease(["deed"], NOW) is not None
    with clock_at(NOW - timedelta(hours=1)):
        assert work_off(deeds.kinds) == 1
        assert passed([""])[""][0].done_at == NOW - timedelta(hours=1)


def test_a_worker_goes_on_until_it_is_told_to_stop(deeds: Deeds) -> None:
    """It asks after each job, and waits only where there is nothing to do."""
    waited: list[float] = []

    def is_over(seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) == 4

    for _ in range(2):
        ask("deed", {})
    work(deeds.kinds, is_over)
    assert len(deeds.done) == 2
    assert [seconds > 0 for seconds in waited] == [False, False, False, True]


def test_a_worker_told_to_stop_leaves_the_rest(deeds: Deeds) -> None:
    for _ in range(3):
        ask("deed", {})
    work(deeds.kinds, lambda _seconds: bool(deeds.done))
    assert len(deeds.done) == 1
    assert len(unfinished(10)) == 2


def test_what_was_done_long_ago_is_forgotten_and_what_was_given_up_is_not(deeds: Deeds) -> None:
    with clock_at(NOW):
        ask("deed", {})
        ask("folly", {})
        work_off(deeds.kinds)
    with clock_at(NOW + KEPT):
        assert sweep_jobs() == 0
    with clock_at(NOW + KEPT + SECOND):
        work(deeds.kinds, lambda seconds: seconds > 0)
    assert [job.kind for job in Job.objects.all()] == ["folly"]
