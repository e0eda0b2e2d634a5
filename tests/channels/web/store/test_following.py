"""That nothing is missed which comes while the journal is being read."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from dateline.channels.web.store.following import Follower, News

SOME_DAY = datetime(2100, 1, 1, tzinfo=UTC)


class Counting:
    """A mark that tells of as many commits as it was told."""

    commits = 0

    def read(self) -> int:
        return self.commits


def nothing() -> None:
    """Happens while the journal is read."""


def test_a_moment_that_comes_while_the_journal_is_read_has_it_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark, readings = Counting(), 0
    meanwhile: list[Callable[[], object]] = [nothing]

    def read() -> News:
        nonlocal readings
        readings += 1
        meanwhile.pop(0)() if meanwhile else nothing()
        return News(readings, [], [], [SOME_DAY], SOME_DAY)

    async def follow(follower: Follower) -> None:
        monkeypatch.setattr(follower, "_read", read)
        await follower.catch_up()
        mark.commits += 1
        # What time brings after that moment is known to no reading that began before it.
        meanwhile.append(lambda: follower.come_to(SOME_DAY.timestamp()))
        await follower.catch_up()

    with ThreadPoolExecutor(1) as threads:
        asyncio.run(follow(Follower(mark, threads)))
    assert readings == 3
