"""Pages are rendered once for all who ask, and none that is cut short or failed is kept."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import MappingProxyType

import pytest
from django.db import DatabaseError

from dateline.channels.web.store import marks, pages
from dateline.channels.web.store.following import Follower, News
from dateline.channels.web.store.kept import Answer
from dateline.channels.web.store.marks import PositionsOfServer
from dateline.channels.web.store.pages import DatabaseGone, Pages
from dateline.channels.web.store.shelf import Shelf
from dateline.lib import clock

_BUDGET = 1_000_000
_LONGEST = 20


class Marked:
    """A mark that tests move, or of a database that is gone."""

    def __init__(self) -> None:
        self.number = 1
        self.is_gone = False

    def read(self) -> int:
        """Return the number."""
        if self.is_gone:
            raise OSError("The database is gone.")
        return self.number


class OfNothing(Follower):
    """Follows a journal in which nothing ever stands."""

    def ask(self) -> None:
        """Find that the database is there."""

    def _read(self) -> News:
        return News(1, [], [], [], clock.now())


class Rendering:
    """Renders a page slowly, and counts how often."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.answer = answer or told()
        self.times = 0
        self.may_end = Event()
        self.may_end.set()

    def __call__(self, _target: bytes) -> Answer:
        """Return the answer, once it may."""
        self.times += 1
        assert self.may_end.wait(_LONGEST)
        return self.answer


def told(headers: Mapping[str, str] = MappingProxyType({}), status: int = 200) -> Answer:
    """Return an answer that may be kept, but for its headers."""
    said = {"Surrogate-Key": "all", "Cache-Control": "public, max-age=9", **headers}
    return Answer(status, list(said.items()), b"A page.")


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def mark() -> Marked:
    return Marked()


@pytest.fixture
def opened(
    threads: ThreadPoolExecutor, mark: Marked, tmp_path: Path
) -> Callable[[Rendering], Pages]:
    """Open a page store before what renders."""
    shelf = Shelf(tmp_path / "pages.sqlite3", _BUDGET)
    return lambda render: Pages(render, OfNothing(mark, threads), threads, shelf, budget=_BUDGET)


def test_a_slow_page_is_rendered_once_however_many_ask(
    opened: Callable[[Rendering], Pages],
) -> None:
    render = Rendering()
    render.may_end.clear()

    async def ask() -> None:
        store = opened(render)
        asked = [asyncio.create_task(store.given(b"/", "")) for _one in range(200)]
        while not render.times:
            await asyncio.sleep(0.001)
        render.may_end.set()
        assert {(await one).ready.body for one in asked} == {b"A page."}

    asyncio.run(ask())
    # Those who came while it was at work may have to have one that was begun after they came.
    assert 1 <= render.times <= 2


@pytest.mark.parametrize(
    "answer",
    [
        told(status=500),
        told({"Content-Length": "99"}),
        told({"Cache-Control": "private"}),
        told({"Set-Cookie": "a=b"}),
        told({"Surrogate-Key": ""}),
    ],
)
def test_what_is_cut_short_or_failed_or_for_one_is_never_kept(
    opened: Callable[[Rendering], Pages], answer: Answer
) -> None:
    render = Rendering(answer)

    async def ask() -> None:
        store = opened(render)
        for _time in range(3):
            assert (await store.given(b"/", "")).ready.status == answer.status
            assert store.at_hand(b"/", "", is_first=True) is None

    asyncio.run(ask())
    assert render.times == 3


def test_a_rendering_that_breaks_is_told_to_all_who_wait_and_tried_again(
    opened: Callable[[Rendering], Pages],
) -> None:
    render = Rendering()

    async def ask() -> None:
        store = opened(render)
        render.answer = None  # type: ignore[assignment]
        with pytest.raises(AttributeError):
            await store.given(b"/", "")
        render.answer = told()
        assert (await store.given(b"/", "")).ready.body == b"A page."

    asyncio.run(ask())
    assert render.times == 2


def test_without_its_database_it_gives_what_it_has_for_half_a_minute(
    opened: Callable[[Rendering], Pages], mark: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask() -> None:
        store = opened(Rendering())
        assert not (await store.given(b"/", "")).is_late
        mark.is_gone = True
        assert store.at_hand(b"/", "", is_first=True) is None
        assert (await store.given(b"/", "")).is_late
        with pytest.raises(DatabaseGone):
            await store.given(b"/other/", "")
        monkeypatch.setattr(pages, "PATIENCE", 0.0)
        await asyncio.sleep(0.01)
        with pytest.raises(DatabaseGone):
            await store.given(b"/", "")
        mark.is_gone = False
        assert not (await store.given(b"/", "")).is_late

    asyncio.run(ask())


def test_without_its_database_it_gives_what_another_process_made(
    opened: Callable[[Rendering], Pages], mark: Marked, threads: ThreadPoolExecutor
) -> None:
    async def ask() -> None:
        one, other = opened(Rendering()), opened(Rendering())
        await one.given(b"/", "")
        await other.given(b"/", "")
        await one.given(b"/other/", "")
        # Until it is on the shelf.
        await asyncio.sleep(0.1)
        mark.is_gone = True
        assert (await other.given(b"/other/", "")).is_late
        with pytest.raises(DatabaseGone):
            await other.given(b"/third/", "")

    asyncio.run(ask())


def test_nobody_waits_for_a_page_once_the_database_is_gone(
    opened: Callable[[Rendering], Pages], mark: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_LOOK", 0.01)
    render = Rendering()
    render.may_end.clear()

    async def ask() -> None:
        store = opened(render)
        waiting = asyncio.create_task(store.given(b"/", ""))
        while not render.times:
            await asyncio.sleep(0.001)
        mark.is_gone = True
        with pytest.raises(DatabaseGone):
            await waiting
        mark.is_gone = False
        render.may_end.set()
        assert not (await store.given(b"/", "")).is_late

    asyncio.run(ask())


def test_a_page_that_failed_as_the_database_is_gone_is_told_so(
    opened: Callable[[Rendering], Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_gone(_follower: Follower) -> None:
        raise OSError("The database is gone.")

    async def ask() -> None:
        store = opened(Rendering(told(status=500)))
        assert (await store.given(b"/", "")).ready.status == 500
        monkeypatch.setattr(OfNothing, "ask", is_gone)
        with pytest.raises(DatabaseGone):
            await store.given(b"/", "")

    asyncio.run(ask())


def test_a_commit_ends_nothing_that_it_does_not_touch(
    opened: Callable[[Rendering], Pages], mark: Marked
) -> None:
    render = Rendering()

    async def ask() -> None:
        store = opened(render)
        await store.given(b"/", "")
        mark.number += 1
        assert store.at_hand(b"/", "", is_first=True) is None
        await store.given(b"/", "")
        await asyncio.sleep(0)
        assert store.at_hand(b"/", "", is_first=True) is not None

    asyncio.run(ask())
    assert render.times == 1


def test_a_server_of_databases_that_is_silent_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    is_silent, was_silent = Event(), Event()

    def position() -> int:
        if is_silent.is_set():
            was_silent.set()
            raise DatabaseError("The server closed the connection.")
        return 7

    monkeypatch.setattr(marks, "position", position)
    monkeypatch.setattr(marks, "close_old_connections", lambda: None)
    monkeypatch.setattr(marks, "_PAUSE", 0.01)
    monkeypatch.setattr(marks, "_PATIENCE", 0.1)
    asked = PositionsOfServer()
    try:
        _until(lambda: _read(asked) == 7)
        is_silent.set()
        assert was_silent.wait(_LONGEST)
        _until(lambda: _read(asked) is None)
        is_silent.clear()
        _until(lambda: _read(asked) == 7)
    finally:
        asked.stop()


def _read(asked: PositionsOfServer) -> int | None:
    try:
        return asked.read()
    except OSError:
        return None


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)
