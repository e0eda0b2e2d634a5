"""A job is asked for in the transaction that gives rise to it, or is refused in a sentence."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from dateline.jobs.asking import ask, ask_again, ask_all_again
from dateline.jobs.questions import State, given_up, unfinished
from dateline.jobs.working import work_off
from tests.jobs.kinds import Deeds
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, 0, 30, tzinfo=UTC)


def test_a_job_waits_until_it_is_done(deeds: Deeds) -> None:
    with clock_at(NOW):
        number = ask("deed", {"for": "a story"}, subject="one")
        (job,) = unfinished(10)
        assert (job.id, job.state, job.due_at) == (number, State.WAITING, NOW)
        assert work_off(deeds.kinds) == 1
    assert unfinished(10) == []
    assert deeds.done[0].payload == {"for": "a story"}


def test_what_is_rolled_back_has_asked_for_nothing(deeds: Deeds) -> None:
    def go_wrong() -> None:
        with transaction.atomic():
            ask("deed", {})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        go_wrong()
    assert work_off(deeds.kinds) == 0


@pytest.mark.parametrize(
    ("kind", "payload", "subject", "due_at", "words"),
    [
        ("k" * 41, {}, "", NOW, "The kind of a job has at most 40 characters"),
        ("deed", {}, "s" * 101, NOW, "The subject of a job has at most 100 characters"),
        ("deed", {}, "", NOW.replace(tzinfo=None), "a moment with a time zone"),
        ("deed", {"at": NOW}, "", NOW, "has to be JSON"),
        ("deed", {"sum": float("nan")}, "", NOW, "has to be JSON"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    kind: str, payload: dict[str, object], subject: str, due_at: datetime, words: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        ask(kind, payload, subject=subject, due_at=due_at)
    assert unfinished(10) == []


def test_what_was_given_up_is_tried_again_when_it_is_asked_for(deeds: Deeds) -> None:
    with clock_at(NOW):
        first, second = ask("folly", {}, subject="one"), ask("folly", {}, subject="other")
        work_off(deeds.kinds)
        assert {job.id for job in given_up(10)} == {first, second}
        assert ask_again(first)
        (job,) = unfinished(10)
        assert (job.id, job.tries, job.next_try_at) == (first, 0, NOW)
        assert not ask_again(first)
        assert ask_all_again() == 1
    with clock_at(NOW + timedelta(seconds=1)):
        assert work_off({"folly": lambda job: f"Possible for {job.subject}."}) == 2
    assert given_up(10) == []
