"""What is given out at hand, while others ask and things are released."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from dateline.channels.web.store.following import Follower
from dateline.channels.web.store.kept import Answer, Kept, Position
from dateline.channels.web.store.pages import Pages
from dateline.channels.web.store.shelf import Shelf

PAGE = Answer(200, [("Cache-Control", "public"), ("Surrogate-Key", "l")], b"A page")


class Knowing:
    """A follower that is told what it knows: whether all was read, and whether pages hold."""

    position, reading = Position(1, 0.0), 1

    def __init__(self) -> None:
        self.has_read_all = self.pages_hold = True

    def is_current(self) -> bool:
        return self.has_read_all

    def come_to(self, now: float) -> None:
        pass

    def holds(self, _kept: Kept, _now: float) -> bool:
        return self.pages_hold

    async def catch_up(self) -> None:
        self.has_read_all = True


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def pages_of(follower: Knowing, threads: ThreadPoolExecutor, folder: Path) -> Pages:
    shelf = Shelf(folder / "pages", 0)
    return Pages(lambda _target: PAGE, cast("Follower", follower), threads, shelf, budget=100_000)


def test_all_who_ask_in_one_turn_wait_where_something_is_to_be_read(
    threads: ThreadPoolExecutor, tmp_path: Path
) -> None:
    follower = Knowing()
    pages = pages_of(follower, threads, tmp_path)

    def at_hand() -> list[bool]:
        """Ask over three connections in one turn."""
        return [pages.at_hand(b"/", "", is_first=True) is not None for _one in range(3)]

    async def asked() -> list[list[bool]]:
        found = [at_hand()]
        await pages.given(b"/", "")
        found.append(at_hand())
        await asyncio.sleep(0)
        # Somebody has released something.
        follower.has_read_all = False
        found.append(at_hand())
        await asyncio.sleep(0)
        follower.has_read_all = True
        found.append(at_hand())
        return found

    assert asyncio.run(asked()) == [[False] * 3, [True] * 3, [False] * 3, [True] * 3]


def test_one_look_serves_all_who_ask_in_a_turn_but_those_behind_another(
    threads: ThreadPoolExecutor, tmp_path: Path
) -> None:
    follower = Knowing()
    pages = pages_of(follower, threads, tmp_path)

    async def asked() -> list[bool]:
        await pages.given(b"/", "")
        found = [pages.at_hand(b"/", "", is_first=True) is not None]
        # It was released after all these were sent, but for what came behind on a connection.
        follower.has_read_all = False
        found += [
            pages.at_hand(b"/", "", is_first=is_first) is not None for is_first in (True, False)
        ]
        return found

    assert asyncio.run(asked()) == [True, True, False]
