"""The ledger of an export under way: what was there, what is made, which items there are.

A SQLite file beside what is made, as a million items are more than memory should hold. It ends
with the export; where that was broken off while files were put into place, it says which.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.ops.export.manifest import Entry

_TABLES = """
CREATE TABLE IF NOT EXISTS had (
    path TEXT PRIMARY KEY, sha256 TEXT, bytes INTEGER, type TEXT, address TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (
    path TEXT PRIMARY KEY, sha256 TEXT, bytes INTEGER, type TEXT, address TEXT, is_new INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (
    id INTEGER PRIMARY KEY, language TEXT, public_id TEXT, slug TEXT, UNIQUE (language, public_id)
);
CREATE TABLE IF NOT EXISTS lead (address TEXT PRIMARY KEY, file TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS placing (yes INTEGER);
"""
_AT_ONCE = 1_000


class PlannedItem(NamedTuple):
    """An item in one language that is to be exported."""

    language: str
    public_id: str
    slug: str


class Ledger:
    """What is known of one export; raises sqlite3.Error where the disk takes no more of it."""

    def __init__(self, file: Path) -> None:
        """Open the ledger, or begin one."""
        self._db = sqlite3.connect(file, isolation_level=None)
        # One transaction up to the moment of placing: what breaks off before leaves no trace.
        self._db.executescript(f"PRAGMA synchronous = OFF; {_TABLES} BEGIN;")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def remember(self, entries: Iterable[Entry]) -> None:
        """Take in what the manifest says was there before."""
        self._db.executemany("INSERT OR REPLACE INTO had VALUES (?, ?, ?, ?, ?)", entries)

    def was_there(self, path: str) -> bool:
        """Say whether the manifest names this file."""
        return self._one("SELECT 1 FROM had WHERE path = ?", path) is not None

    def plan(self, items: Iterable[PlannedItem]) -> None:
        """Take in items that are to be exported; one that is planned already stays."""
        self._db.executemany(
            "INSERT OR IGNORE INTO item (language, public_id, slug) VALUES (?, ?, ?)", items
        )

    def count_items(self) -> int:
        """Return how many items are planned."""
        return self._count("item")

    def count_had(self) -> int:
        """Return how many files the manifest names."""
        return self._count("had")

    def items(self) -> Iterator[PlannedItem]:
        """Yield all that are planned; the ledger may be written to meanwhile."""
        question = "SELECT language, public_id, slug, id FROM item WHERE id > ? ORDER BY id LIMIT ?"
        for row in self._walked(question, 0):
            yield PlannedItem(*row[:3])

    def slug_of(self, language: str, public_id: str) -> str:
        """Return the words in the address of an item that is planned, "" where none is."""
        row = self._one(
            "SELECT slug FROM item WHERE language = ? AND public_id = ?", language, public_id
        )
        return row[0] if row else ""

    def lead(self, address: str) -> str | None:
        """Return the file that an address was found to lead to, "" for none; None if unknown."""
        row = self._one("SELECT file FROM lead WHERE address = ?", address)
        return row[0] if row else None

    def note_lead(self, address: str, file: str) -> None:
        """Take note of where an address leads, "" for nowhere."""
        self._db.execute("INSERT OR REPLACE INTO lead VALUES (?, ?)", (address, file))

    def note(self, entry: Entry, *, is_new: bool) -> None:
        """Take note of a file as it is to be; `is_new` where it waits to be put into place."""
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?)", (*entry, is_new))

    def made(self) -> Iterator[Entry]:
        """Yield every file as it is to be, by path; the ledger must not be written to."""
        for row in self._db.execute("SELECT * FROM made ORDER BY path"):
            yield Entry(*row[:5])

    def new(self) -> Iterator[Entry]:
        """Yield what waits to be put into place; the ledger must not be written to."""
        for row in self._db.execute("SELECT * FROM made WHERE is_new"):
            yield Entry(*row[:5])

    def gone(self) -> Iterator[Entry]:
        """Yield what was there before and is made no longer; the ledger may be written to."""
        question = (
            "SELECT h.*, h.path FROM had h WHERE h.path > ? AND NOT EXISTS "
            "(SELECT 1 FROM made m WHERE m.path = h.path) ORDER BY h.path LIMIT ?"
        )
        for row in self._walked(question, ""):
            yield Entry(*row[:5])

    def count_made(self) -> tuple[int, int, int]:
        """Return how many files are made, how many bytes they have, and how many are new."""
        files, size, new = self._db.execute(
            "SELECT COUNT(*), COALESCE(SUM(bytes), 0), COALESCE(SUM(is_new), 0) FROM made"
        ).fetchone()
        return files, size, new

    def begin_placing(self) -> None:
        """Say, so that it outlives this process, that files are put into place from now on."""
        self._db.execute("INSERT INTO placing VALUES (1)")
        self._db.execute("COMMIT")

    @property
    def is_placing(self) -> bool:
        """Say whether files were being put into place."""
        return self._one("SELECT 1 FROM placing") is not None

    def _count(self, table: str) -> int:
        (count,) = self._db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608
        return int(count)

    def _one(self, question: str, *parameters: str) -> tuple[str, ...] | None:
        row: tuple[str, ...] | None = self._db.execute(question, parameters).fetchone()
        return row

    def _walked(self, question: str, last: str | int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question, read a thousand at a time past the last column's value."""
        while rows := self._db.execute(question, (last, _AT_ONCE)).fetchall():
            yield from rows
            last = rows[-1][-1]
