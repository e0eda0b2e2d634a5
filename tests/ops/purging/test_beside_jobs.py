"""Each cache is told in a thread beside the jobs, and a worker does not go on where one ended."""

from threading import Event, Timer

import pytest
from django.test import override_settings

from dateline.jobs.working import IsOver
from dateline.ops import at_work

pytestmark = pytest.mark.django_db

CACHES = ["http://127.0.0.1:6081", "http://127.0.0.1:6082"]


def test_each_cache_is_told_until_the_worker_is_told_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    over = Event()

    def until_over(cache: str, is_over: IsOver) -> None:
        while not is_over(0.01):
            continue
        told.append(cache)

    monkeypatch.setattr(at_work, "follow", lambda is_over: until_over("search", is_over))
    monkeypatch.setattr(at_work, "tell_cache", until_over)
    stop = Timer(0.2, over.set)
    stop.start()
    with override_settings(PURGED_CACHES=CACHES):
        at_work.do_all_work(over.wait)
    stop.join()
    assert sorted(told) == sorted([*CACHES, "search"])


def test_a_worker_whose_cache_is_told_nothing_more_ends_so_that_another_takes_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over, told = Event(), Event()
    monkeypatch.setattr(at_work, "_GRACE", 0.01)
    monkeypatch.setattr(at_work, "follow", lambda _is_over: over.wait())
    monkeypatch.setattr(at_work, "tell_cache", lambda _cache, _is_over: told.set())
    with override_settings(PURGED_CACHES=CACHES[:1]):
        # Nobody says that it is over.
        at_work.do_all_work(lambda seconds: over.wait(min(seconds, 0.01)))
    assert told.is_set()
    over.set()
