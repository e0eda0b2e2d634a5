"""Answers for addresses: kept ones while they hold, else from Django, once for all who ask."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from dateline.channels.web.store.following import Follower
from dateline.channels.web.store.kept import Answer, Kept, Ready, kept_of
from dateline.channels.web.store.memory import Memory
from dateline.channels.web.store.shelf import Shelf
from dateline.journal.position import unchanged_since
from dateline.lib import clock
from dateline.lib.clock import seconds_to_next_minute

# For how long pages are still given out when the database cannot be asked; in seconds.
PATIENCE = 30.0
# How often it is asked where no reader does, and whether it is there while it is waited for.
_ROUND, _LOOK = 5.0, 1.0
_logger = logging.getLogger(__name__)

Render = Callable[[bytes], Answer]


class DatabaseGone(Exception):
    """The database cannot be asked; once nothing that is kept may be given out either."""


class Given(NamedTuple):
    """An answer in a coding; `is_late` where the database could not be asked whether it holds."""

    ready: Ready
    is_late: bool = False


@dataclass(frozen=True, eq=False)
class _Rendering:
    """A page that Django is at work on, since when it is."""

    begun: float
    task: "asyncio.Task[Kept]"


class Pages:
    """The page store of one process; of one event loop."""

    def __init__(
        self, render: Render, follower: Follower, threads: Executor, shelf: Shelf, *, budget: int
    ) -> None:
        """Keep at most `budget` bytes of what `render` answers, which runs in `threads`.

        What this process has not, another may have put on the shelf.
        """
        self._render = render
        self._follower = follower
        self._threads = threads
        self._shelf = shelf
        self._memory = Memory(budget)
        self._under_way: dict[bytes, _Rendering] = {}
        self._is_in_turn = self._has_looked = False
        self._is_gone = False
        self._now = 0.0
        self._asked_at = time.monotonic()
        # Grows with each turn of the loop in which something was given out at hand.
        self.turn = 0
        self.freshness = 0

    def at_hand(self, target: bytes, coding: str, *, is_first: bool) -> Ready | None:
        """Return an answer that can be given out at once, None where there is none.

        What time it is and whether anything was committed is asked once in a turn of the loop,
        after all requests have come that are answered in it. Not so for one that came behind
        another on its connection, as it may have been sent since: such a one is not the first.
        """
        kept = self._memory.get(target)
        ready = kept.known(coding) if kept else None
        if kept is None or ready is None:
            return None
        if not (is_first and self._has_looked) and not self._look():
            return None
        return ready if self._follower.holds(kept, self._now) else None

    async def given(self, target: bytes, coding: str) -> Given:
        """Return the answer for an address; raises DatabaseGone."""
        arrived = time.monotonic()
        try:
            while True:
                await self._catch_up()
                kept = self._memory.get(target)
                if kept is not None and self._holds(kept):
                    return await self._coded(target, kept, coding)
                rendering = self._under_way.get(target) or self._begin(target, coding)
                made = await self._made(rendering.task)
                # One that was begun before this request came may lack what changed between.
                if rendering.begun >= arrived:
                    return await self._coded(target, made, coding)
        except DatabaseGone:
            return self._late(target, coding)

    async def keep_up(self) -> None:
        """Learn of what is new, for as long as the loop runs, also where nobody reads.

        Else a page that nobody asked for lately would be of no use once the database is gone.
        """
        while True:
            await asyncio.sleep(_ROUND)
            with suppress(DatabaseGone):
                await self._catch_up()

    def look_for_the_database(self) -> None:
        """Raise DatabaseGone where it is known that the database cannot be asked."""
        try:
            self._follower.is_current()
        except OSError as error:
            self._tell_that_it_is_gone(error)
            raise DatabaseGone from error

    def ask_the_database(self) -> None:
        """Ask it, in this thread; raises DatabaseGone. For whoever met a failure."""
        try:
            self._follower.ask()
        except OSError as error:
            raise DatabaseGone from error

    async def _catch_up(self) -> None:
        try:
            await self._follower.catch_up()
        except OSError as error:
            self._tell_that_it_is_gone(error)
            raise DatabaseGone from error
        self._asked_at = time.monotonic()
        self._tell_that_it_is_back()

    def _look(self) -> bool:
        """Look at the clock, and whether anything was committed; say whether all is known.

        Where it is not, whoever comes next in this turn has to look as well.
        """
        if not self._is_in_turn:
            self._is_in_turn = True
            self.turn += 1
            asyncio.get_running_loop().call_soon(self._end_turn)
        now = clock.now()
        # First, as what comes may bring that more is to be read.
        self._follower.come_to(now.timestamp())
        try:
            self._has_looked = self._follower.is_current()
        except OSError:
            self._has_looked = False
        if self._has_looked:
            self._now, self._asked_at = now.timestamp(), time.monotonic()
            self.freshness = seconds_to_next_minute(now)
        return self._has_looked

    def _end_turn(self) -> None:
        self._is_in_turn = self._has_looked = False

    def _tell_that_it_is_gone(self, error: OSError) -> None:
        if not self._is_gone:
            self._is_gone = True
            _logger.error(
                "The database cannot be asked: %s. Pages that are kept are given out for %d s.",
                error,
                PATIENCE,
            )

    def _tell_that_it_is_back(self) -> None:
        if self._is_gone:
            self._is_gone = False
            _logger.warning("The database can be asked again.")

    def _late(self, target: bytes, coding: str) -> Given:
        """Return what is kept, as nobody can say whether it holds, but not for long."""
        if time.monotonic() - self._asked_at > PATIENCE:
            raise DatabaseGone
        # Not in a thread: each may be waiting for the database.
        kept = self._memory.get(target) or self._on_shelf(target)
        if kept is None or not self._holds(kept):
            raise DatabaseGone
        return Given(kept.ready(coding), is_late=True)

    def _on_shelf(self, target: bytes) -> Kept | None:
        taken = self._shelf.take(target)
        return taken.kept if taken else None

    def _holds(self, kept: Kept) -> bool:
        now = clock.now().timestamp()
        self._follower.come_to(now)
        return self._follower.holds(kept, now)

    def _begin(self, target: bytes, coding: str) -> _Rendering:
        task = asyncio.get_running_loop().create_task(self._rendered(target, coding))
        rendering = self._under_way[target] = _Rendering(time.monotonic(), task)

        def done(_task: "asyncio.Task[Kept]") -> None:
            if self._under_way.get(target) is rendering:
                del self._under_way[target]

        task.add_done_callback(done)
        return rendering

    async def _made(self, task: "asyncio.Task[Kept]") -> Kept:
        """Wait for a page, but not for a database that is gone meanwhile; raises DatabaseGone."""
        while not task.done():
            await asyncio.wait({task}, timeout=_LOOK)
            if not task.done():
                self.look_for_the_database()
        return task.result()

    async def _rendered(self, target: bytes, coding: str) -> Kept:
        loop = asyncio.get_running_loop()
        position, reading = self._follower.position, self._follower.reading

        def made() -> tuple[Kept, bool]:
            """Return the answer, and whether the shelf should have it."""
            taken = self._shelf.take(target)
            if taken is not None and self._follower.holds(taken.kept, clock.now().timestamp()):
                kept, is_to_be_put = taken
            else:
                with unchanged_since(reading):
                    answer = self._render(target)
                if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
                    self.ask_the_database()
                kept, is_to_be_put = kept_of(answer, position), True
            # Whoever asked first waits for it in this coding.
            kept.ready(coding)
            return kept, is_to_be_put

        kept, is_to_be_put = await loop.run_in_executor(self._threads, made)
        if kept.keys:
            self._memory.put(target, kept)
        else:
            self._memory.drop(target)
        if kept.keys and is_to_be_put and self._shelf.has_place_for(kept):
            # Nobody waits for that.
            self._threads.submit(self._shelf.put, target, kept)
        return kept

    async def _coded(self, target: bytes, kept: Kept, coding: str) -> Given:
        ready = kept.known(coding)
        if ready is None:
            loop = asyncio.get_running_loop()
            ready = await loop.run_in_executor(self._threads, kept.ready, coding)
            if self._memory.get(target) is kept:
                # It weighs more than before.
                self._memory.put(target, kept)
        return Given(ready)
