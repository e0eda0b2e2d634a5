"""Where the processes that serve share what they have made: a file of answers, within a budget.

What is on it is no surer than what a process has in memory: whoever takes an answer from it
asks whether it still holds. It is made anew with each start of the server.
"""

import json
import logging
import sqlite3
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from dateline.channels.web.store.kept import Kept, Position

# Answers are put into one of two tables. Once that holds half of the budget, the other one is
# emptied and takes its place: so the answers that go are those that nobody took for longest,
# and no read has to be written down.
_TABLES = ("answer_0", "answer_1")
_COLUMNS = "seq, at, until, keys, status, headers, coding, body"
_MADE = "\n".join(
    (
        "CREATE TABLE IF NOT EXISTS turn (id INTEGER PRIMARY KEY, current INTEGER, weight INTEGER);"
        "INSERT OR IGNORE INTO turn VALUES (1, 0, 0);",
        *(
            f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, target BLOB UNIQUE, "
            "weight INTEGER, seq INTEGER, at REAL, until REAL, keys TEXT, status INTEGER, "
            "headers TEXT, coding TEXT, body BLOB);"
            for table in _TABLES
        ),
    )
)
_TAKE = " UNION ALL ".join(
    f"SELECT {number} = (SELECT current FROM turn), {_COLUMNS} FROM {table} WHERE target = ?1"  # noqa: S608
    for number, table in enumerate(_TABLES)
)
# Nothing is lost with the file but the time to make pages anew.
_PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -500;"
# One answer is never more of all than this part.
_LARGEST_PART = 20
_PATIENCE = 1.0
# After trouble with the file, each process does without it for so many seconds.
_PAUSE = 60.0
_logger = logging.getLogger(__name__)


class Taken(NamedTuple):
    """An answer from the shelf; `is_to_go` where it is among the next to go, if nobody takes it."""

    kept: Kept
    is_to_go: bool


def make_anew(file: Path, budget: int) -> None:
    """Take away what an earlier server left, before any process looks for something there.

    With a budget, several can then open the file at once, which they could not while the first
    of them makes it. Where it cannot be made, they will tell.
    """
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    if budget:
        with suppress(sqlite3.Error, OSError):
            _opened(file).close()


class Shelf:
    """The answers of all processes, for any thread of one of them.

    Where the file cannot be read or written, this process does without it for a while, and says
    so once.
    """

    def __init__(self, file: Path, budget: int) -> None:
        """Keep at most so many bytes of answers in this file, which need not be there yet."""
        self._file = file
        self._half = budget // 2
        self._largest = budget // _LARGEST_PART
        self._of_thread = threading.local()
        self._usable_from = 0.0 if budget > 0 else float("inf")
        self._is_in_trouble = False

    def take(self, target: bytes) -> Taken | None:
        """Return what was put for an address last, None without it."""
        if time.monotonic() < self._usable_from:
            return None
        try:
            rows = self._connection().execute(_TAKE, (target,)).fetchall()
        except (sqlite3.Error, OSError) as error:
            self._do_without(error)
            return None
        if not rows:
            return None
        is_current, *told = max(rows, key=lambda row: row[1:3])
        return Taken(_kept(told), not is_current)

    def has_place_for(self, kept: Kept) -> bool:
        """Say whether an answer would be kept.

        That nothing is there is not: of made-up addresses there is no end.
        """
        is_one = kept.status == HTTPStatus.OK and kept.weight <= self._largest
        return is_one and time.monotonic() >= self._usable_from

    def put(self, target: bytes, kept: Kept) -> None:
        """Keep an answer, where it has a place, instead of what was there for its address."""
        if not self.has_place_for(kept):
            return
        try:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                self._put(connection, target, kept)
            if self._is_in_trouble:
                self._is_in_trouble = False
                _logger.warning("Pages are shared between processes again.")
        except (sqlite3.Error, OSError) as error:
            self._do_without(error)

    def _put(self, connection: sqlite3.Connection, target: bytes, kept: Kept) -> None:
        current, weight = connection.execute("SELECT current, weight FROM turn").fetchone()
        if weight + kept.weight > self._half:
            current, weight = 1 - current, 0
            connection.execute(f"DELETE FROM {_TABLES[current]}")  # noqa: S608
        table = _TABLES[current]
        before = connection.execute(
            f"SELECT weight FROM {table} WHERE target = ?",  # noqa: S608
            (target,),
        ).fetchone()
        weight += kept.weight - (before[0] if before else 0)
        connection.execute(
            f"INSERT OR REPLACE INTO {table} (target, weight, {_COLUMNS}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (target, kept.weight, *_told(kept)),
        )
        connection.execute("UPDATE turn SET current = ?, weight = ?", (current, weight))

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if known is None:
            known = self._of_thread.connection = _opened(self._file)
        return known

    def _do_without(self, error: Exception) -> None:
        self._usable_from = time.monotonic() + _PAUSE
        self._of_thread = threading.local()
        if not self._is_in_trouble:
            self._is_in_trouble = True
            _logger.error(
                "Pages are not shared between processes any more, as %s cannot be used: %s. "
                "That is tried again every minute.",
                self._file,
                error,
            )


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    connection.executescript(_PRAGMAS + _MADE)
    return connection


def _told(kept: Kept) -> tuple[Any, ...]:
    """Return an answer as a row of _COLUMNS; of its codings, the one it was first asked for in."""
    # As a list at once: another thread may be adding a coding.
    (coding, body), *_others = list(kept.bodies.items())
    keys, headers = " ".join(kept.keys), json.dumps(list(kept.headers))
    return (*kept.position, kept.until, keys, kept.status, headers, coding, body)


def _kept(row: list[Any]) -> Kept:
    seq, at, until, keys, status, headers, coding, body = row
    lines = [(name, value) for name, value in json.loads(headers)]
    return Kept(status, lines, {coding: body}, tuple(keys.split()), Position(seq, at), until)
