"""How it is noticed that something was committed, by whichever process."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from django.db import Error, close_old_connections, connections

from dateline.journal.position import position

# How often a server of databases is asked, and for how long no answer is still an answer.
_PAUSE = 0.25
_PATIENCE = 1.0


class CommitsOfFile:
    """The commits of a SQLite file, which it counts for a connection that does nothing else."""

    def __init__(self, file: Path) -> None:
        """Read this file, which need not be there before it is asked."""
        self._file = file
        self._ask: Callable[[str], sqlite3.Cursor] | None = None
        self._identity = (0, 0)

    def read(self) -> int:
        """Return the number of the newest commit as this connection counts; raises OSError.

        A file that was taken away or replaced goes on answering those who have it open.
        """
        identity = _identity(self._file)
        try:
            ask = self._ask or self._opened(identity)
            if identity != self._identity:
                raise OSError(f"{self._file} was replaced; Dateline has to be started anew")
            number: int = ask("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as error:
            raise OSError(f"{self._file}: {error}") from error
        return number

    def _opened(self, identity: tuple[int, int]) -> Callable[[str], sqlite3.Cursor]:
        address = f"{self._file.as_uri()}?mode=ro"
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        ask = connection.cursor().execute
        # What is no database is found out by reading it.
        ask("PRAGMA schema_version")
        self._ask, self._identity = ask, identity
        return ask


def _identity(file: Path) -> tuple[int, int]:
    told = os.stat(file)  # noqa: PTH116 (asked for with each look; a Path takes twice as long)
    return told.st_dev, told.st_ino


class PositionsOfServer:
    """The positions of the journal on a database server, asked for several times a second."""

    def __init__(self) -> None:
        """Ask, and go on asking in a thread of its own that ends with the process."""
        self._position = -1
        self._asked_at = float("-inf")
        self._trouble = ""
        self._is_over = Event()
        self._ask()
        connections.close_all()
        Thread(target=self._go_on_asking, name="journal", daemon=True).start()

    def read(self) -> int:
        """Return how far the journal was, a second ago at most; raises OSError."""
        if self._position < 0 or time.monotonic() - self._asked_at > _PATIENCE:
            raise OSError(self._trouble or "it does not answer")
        return self._position

    def stop(self) -> None:
        """Ask no longer."""
        self._is_over.set()

    def _go_on_asking(self) -> None:
        while not self._is_over.wait(_PAUSE):
            self._ask()

    def _ask(self) -> None:
        begun = time.monotonic()
        try:
            close_old_connections()
            self._position = position()
        except Error as error:
            self._trouble, self._asked_at = str(error).partition("\n")[0], float("-inf")
            return
        # What was committed while the question was on its way may not be in the answer.
        self._trouble, self._asked_at = "", begun
