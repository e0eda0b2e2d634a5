"""Following the journal: what it has that is new, and what time will bring."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from django.db import Error, close_old_connections, connections

from dateline.archive.surrogate_keys import keys_of_change
from dateline.archive.to_come import next_moment
from dateline.channels.web.store.changes import Changes
from dateline.channels.web.store.kept import Kept, Position
from dateline.journal.models import Subject
from dateline.journal.position import position
from dateline.journal.reading import Noted, noted_after, noted_to_come
from dateline.lib import clock

# Of more changes at once, such as of an archive that comes in, nobody looks at each.
_MOST_AT_ONCE = 1_000
# For how long what is new is waited for, in seconds.
_PATIENCE = 5.0


class Mark(Protocol):
    """Tells whether the database has been written to, without asking it much."""

    def read(self) -> int:
        """Return a number that is another one after each commit; raises OSError."""


@dataclass(frozen=True)
class News:
    """What was read at once: how far the journal is, what is new in it, what is to come.

    `changes` is None where they are too many to be told; `moments` are when time changes more
    than one item (a right to show that ends, a pin that comes or goes), known up to `at`.
    """

    position: int
    changes: list[Noted] | None
    to_come: list[Noted]
    moments: list[datetime]
    at: datetime


class Follower:
    """Knows whether what was kept still holds; of one event loop."""

    def __init__(self, mark: Mark, threads: Executor) -> None:
        """Follow by this mark; what reads the database runs in `threads`."""
        self._mark = mark
        self._threads = threads
        self._reading: asyncio.Task[None] | None = None
        self._changes: Changes | None = None
        self._seq = 0
        self._read_at_mark = -1
        self._readings = 0
        # How many moments at which everything changes have come, and how many were read past.
        self._moments_come = self._moments_read = 0
        # Up to when it is known which moments there were.
        self._moments_until: datetime | None = None

    @property
    def position(self) -> Position:
        """Up to where everything is known."""
        return Position(self._seq, clock.now().timestamp())

    @property
    def reading(self) -> int:
        """How often the journal was read: what is asked after a reading has all that it found."""
        return self._readings

    def is_current(self) -> bool:
        """Say whether nothing has been committed since the journal was last read.

        Raises OSError where the database cannot be asked.
        """
        is_read = self._moments_read == self._moments_come
        return self._mark.read() == self._read_at_mark and is_read

    def come_to(self, now: float) -> None:
        """Let come what was noted for a time until now (a POSIX time stamp)."""
        if self._changes is not None and self._changes.come_to(now):
            # What time brings next is to be read.
            self._moments_come += 1

    def holds(self, kept: Kept, now: float) -> bool:
        """Say whether an answer is still what readers are to see, as of the last `come_to`."""
        return self._changes is not None and self._changes.hold(kept, now)

    async def catch_up(self) -> None:
        """Read what is new, until nothing is; raises OSError where that cannot be read.

        One reading is under way at most. Nobody waits for long for a database that is silent.
        """
        while not self._is_all_known():
            if self._reading is None or self._reading.done():
                self._reading = asyncio.get_running_loop().create_task(self._read_what_is_new())
            try:
                await asyncio.wait_for(asyncio.shield(self._reading), _PATIENCE)
            except TimeoutError as error:
                raise OSError("it does not answer") from error

    def ask(self) -> None:
        """Ask the database, in this thread; raises OSError."""
        with _told_as_os_error():
            position()

    async def _read_what_is_new(self) -> None:
        # Whatever is committed while the journal is read moves the mark again, and what comes
        # meanwhile asks for another reading.
        mark, moments = self._mark.read(), self._moments_come
        loop = asyncio.get_running_loop()
        self._take(await loop.run_in_executor(self._threads, self._read))
        self._read_at_mark, self._moments_read = mark, moments

    def _is_all_known(self) -> bool:
        """Say whether nothing is to be read, now that what was to come until now has come."""
        self.come_to(clock.now().timestamp())
        return self.is_current()

    def _read(self) -> News:
        with _told_as_os_error():
            return self._read_on()

    def _read_on(self) -> News:
        close_old_connections()
        now = clock.now()
        is_first = self._changes is None
        seq = position()
        moments = _moments(self._moments_until or now, now)
        if is_first:
            return News(seq, [], noted_to_come(now), moments, now)
        noted = noted_after(self._seq, most=_MOST_AT_ONCE + 1)
        if len(noted) > _MOST_AT_ONCE:
            return News(seq, None, noted_to_come(now), moments, now)
        return News(noted[-1].seq if noted else self._seq, noted, [], moments, now)

    def _take(self, news: News) -> None:
        self._readings += 1
        now = clock.now().timestamp()
        changes = self._changes
        if changes is None:
            changes = self._changes = Changes(Position(news.position, now))
        if news.changes is None:
            changes.note_of_everything(Position(news.position, now))
        for noted in (*(news.changes or ()), *news.to_come):
            _take_one(changes, noted, now)
        self._seq = max(self._seq, news.position)
        for moment in news.moments:
            changes.expect(moment.timestamp())
        self._moments_until = news.at


@contextmanager
def _told_as_os_error() -> Iterator[None]:
    """Tell what the database refuses as OSError, and have this thread connect anew after it.

    What a connection has read of a broken file it would else go on believing.
    """
    try:
        yield
    except Error as error:
        connections.close_all()
        raise OSError(str(error).partition("\n")[0]) from error


def _moments(since: datetime, now: datetime) -> list[datetime]:
    """Return the next moment, and with it now where there were any since it was last asked.

    Where nobody asked for long, several may have passed, of which only the first was expected.
    """
    first = next_moment(since)
    if first is None or first > now:
        return [first] if first else []
    following = next_moment(now)
    return [now, following] if following else [now]


def _take_one(changes: Changes, noted: Noted, now: float) -> None:
    moment = noted.effective_at.astimezone(UTC).timestamp()
    if noted.subject != Subject.ITEM:
        changes.note_of_everything(Position(noted.seq, 0))
        return
    keys = keys_of_change(noted.public_id, noted.language, noted.keys)
    if moment > now:
        changes.expect(moment, keys)
    else:
        changes.note(noted.seq, keys)
