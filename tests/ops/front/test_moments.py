"""Moments at which time alone changes pages end them, also where nobody asks for long."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.channels.web.store import following
from dateline.channels.web.store.changes import Changes
from dateline.channels.web.store.following import Follower
from dateline.channels.web.store.kept import Answer, Kept, Position
from dateline.channels.web.store.pages import Pages
from dateline.channels.web.store.shelf import Shelf
from dateline.lib import clock

FOR_GOOD = float("inf")


class Still:
    """A mark of a database that nobody writes to."""

    def read(self) -> int:
        """Return the same number each time."""
        return 1


class Played:
    """A page store whose time a test sets, and how often its page was rendered."""

    def __init__(self, shelf: Shelf) -> None:
        self.at = 100.0
        self.times = 0
        self.moments: list[float] = []
        self.threads = ThreadPoolExecutor(1)
        self._shelf = shelf
        self.store = self.opened()

    def opened(self) -> Pages:
        """Return a page store such as that of another process, beside the one that is asked."""
        follower = Follower(Still(), self.threads)
        return Pages(self._render, follower, self.threads, self._shelf, budget=9**6)

    def now(self) -> datetime:
        """Return the time as it was set."""
        return datetime.fromtimestamp(self.at, UTC)

    def next_moment(self, at: datetime) -> datetime | None:
        """Return the first moment after a time."""
        found = (one for one in self.moments if one > at.timestamp())
        first = min(found, default=None)
        return None if first is None else datetime.fromtimestamp(first, UTC)

    def _render(self, _target: bytes) -> Answer:
        self.times += 1
        return Answer(200, [("Surrogate-Key", "k"), ("Cache-Control", "public")], b"A page.")

    async def ask(self, target: bytes = b"/") -> int:
        """Ask once, and return how often something has been rendered by then."""
        if self.store.at_hand(target, "", is_first=True) is None:
            await self.store.given(target, "")
        await asyncio.sleep(0.001)
        return self.times

    def play(self, played: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run it to its end."""
        with self.threads:
            asyncio.run(played())


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Played:
    played = Played(Shelf(tmp_path / "pages.sqlite3", 9**6))
    monkeypatch.setattr(clock, "now", played.now)
    monkeypatch.setattr(following, "next_moment", played.next_moment)
    monkeypatch.setattr(following, "close_old_connections", lambda: None)
    monkeypatch.setattr(following, "position", lambda: 1)
    monkeypatch.setattr(following, "noted_after", lambda _seq, most: [][:most])
    monkeypatch.setattr(following, "noted_to_come", lambda _at: [])
    return played


def test_several_moments_that_pass_while_nobody_asks_end_what_was_made_between(
    played: Played,
) -> None:
    async def ask() -> None:
        played.moments = [200.0, 300.0, 310.0]
        assert await played.ask() == 1
        played.at = 199.0
        assert await played.ask() == 1
        # A page that nobody asked for before.
        played.at = 210.0
        assert await played.ask(b"/other/") == 2
        played.at = 400.0
        assert await played.ask(b"/other/") == 3
        assert await played.ask() == 4
        played.at = 500.0
        assert await played.ask() == 4

    played.play(ask)


def test_each_of_many_moments_ends_what_was_made_before_it(played: Played) -> None:
    async def ask() -> None:
        played.moments = [float(moment) for moment in range(110, 210, 10)]
        for times, moment in enumerate(range(105, 215, 10), start=1):
            played.at = float(moment)
            assert await played.ask() == times
            assert await played.ask() == times

    played.play(ask)


def test_a_moment_of_everything_that_comes_late_forgets_no_change_since() -> None:
    known = Changes(Position(10, 100.0))
    known.expect(160.0)
    known.expect(163.0, ("k",))
    kept = Kept(200, [], {"": b""}, ("k",), Position(10, 162.0), FOR_GOOD)
    other = Kept(200, [], {"": b""}, ("n",), Position(10, 162.0), FOR_GOOD)
    known.note(11, ["n"])
    known.come_to(170.0)
    known.expect(161.0)
    known.come_to(171.0)
    assert not known.hold(kept, 171.0)
    assert not known.hold(other, 171.0)


def test_what_another_process_made_is_given_out_while_it_holds(played: Played) -> None:
    async def ask() -> None:
        played.moments = [150.0]
        one, other = played.store, played.opened()
        await other.given(b"/first", "")
        await one.given(b"/", "")
        played.threads.submit(int).result()
        assert played.times == 2
        assert (await other.given(b"/", "")).ready.body == b"A page."
        assert played.times == 2
        played.at = 150.0
        await other.given(b"/", "")
        assert played.times == 3

    played.play(ask)


def test_what_was_made_before_a_process_began_is_made_anew(played: Played) -> None:
    async def ask() -> None:
        await played.store.given(b"/", "")
        played.threads.submit(int).result()
        played.at = 101.0
        await played.opened().given(b"/", "")
        assert played.times == 2

    played.play(ask)
