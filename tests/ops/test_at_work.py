"""A worker does jobs and has search followed; it does not go on where search ended."""

import pytest

from dateline.jobs.working import IsOver
from dateline.ops import at_work

pytestmark = pytest.mark.django_db


def test_search_is_followed_until_the_worker_is_told_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[str] = []

    def follow(is_over: IsOver) -> None:
        while not is_over(0.01):
            looks.append("look")
        looks.append("end")

    asked: list[float] = []

    def is_over(seconds: float) -> bool:
        asked.append(seconds)
        return len(asked) > 20

    monkeypatch.setattr(at_work, "follow", follow)
    at_work.do_all_work(is_over)
    assert looks[0] == "look"
    assert looks[-1] == "end"


def test_a_worker_whose_search_ended_ends_as_well_so_that_another_takes_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[float] = []

    def is_over(seconds: float) -> bool:
        asked.append(seconds)
        return len(asked) > 1000

    monkeypatch.setattr(at_work, "follow", lambda _is_over: None)
    at_work.do_all_work(is_over)
    assert len(asked) < 1000
