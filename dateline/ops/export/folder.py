"""The folder of an export: what waits beside it, and what is put into place at the end.

Everything that is new is written below `.dateline` first. Only once all of it is there are the
files renamed into place, what is no longer public is deleted, and the manifest follows last: a
disk that is full, or a process that is killed, leaves the folder as it was. One that is killed
while it puts files into place is followed by one that first goes on with that.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from dateline.ops.export.ledger import Ledger
from dateline.ops.export.manifest import NAME, Entry, NoManifest, entries_of
from dateline.ops.refusal import Refusal

WORK = ".dateline"
_LEDGER = "ledger.sqlite3"
_LOCK = "lock"
_PIECE = 1 << 20


class Placed(NamedTuple):
    """How many files were deleted, and how many were not, as somebody had changed them."""

    deleted: int
    left: int


class Folder:
    """The folder, and where in it things are."""

    def __init__(self, root: Path) -> None:
        """Say which one; it may not be there yet."""
        self.root = root.absolute()
        self.manifest = self.root / NAME
        self.work = self.root / WORK
        self.is_placing = False
        self._staged = self.work / "staged"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep others from exporting into it; raises Refusal where it is none of an export."""
        was_there = self.root.is_dir()
        if was_there:
            self._refuse_foreign()
        self.work.mkdir(parents=True, exist_ok=True)
        with (self.work / _LOCK).open("a") as lock:
            self._lock(lock)
            try:
                yield
            finally:
                # What waits is taken away, unless the next export needs it to go on.
                if not self.is_placing:
                    shutil.rmtree(self.work)
                if not was_there:
                    with suppress(OSError):
                        self.root.rmdir()

    def _lock(self, lock: IO[str]) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # One that ends takes its lock's file away, which may be this very one.
            is_taken = os.fstat(lock.fileno()).st_nlink == 0
        except BlockingIOError:
            is_taken = True
        if is_taken:
            raise Refusal(f"Another export into {self.root} is under way.")

    def _refuse_foreign(self) -> None:
        is_ours = self.manifest.is_file() or (self.work / _LOCK).is_file()
        if not is_ours and any(self.root.iterdir()):
            raise Refusal(
                f"{self.root} holds files, and no manifest of an export; name a folder that is "
                "new or empty."
            )

    def tidy(self) -> None:
        """Do what is left of an export that was broken off, or take away what waited."""
        self._go_on_placing()
        for left in self.work.iterdir():
            if left == self._staged:
                shutil.rmtree(left)
            elif left.name != _LOCK:
                left.unlink()

    def new_ledger(self) -> Ledger:
        """Return a ledger that knows what is there."""
        self._staged.mkdir()
        ledger = Ledger(self.work / _LEDGER)
        if self.manifest.is_file():
            try:
                ledger.remember(entries_of(self.manifest))
            except NoManifest:
                ledger.close()
                raise Refusal(f"{self.manifest} is no manifest of an export.") from None
        return ledger

    def _go_on_placing(self) -> None:
        if not (self.work / _LEDGER).is_file():
            return
        try:
            ledger = Ledger(self.work / _LEDGER)
            self.is_placing = ledger.is_placing
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # Before files are put into place it is made safe: this one was not so far.
            return
        if self.is_placing:
            self._place(ledger)
        ledger.close()

    def put(self, entry: Entry, body: IO[bytes], ledger: Ledger) -> None:
        """Have a file hold this; raises Refusal where something foreign stands in its way.

        What is there already, byte for byte, is left alone.
        """
        in_the_way = self._in_the_way(entry.path, ledger)
        if in_the_way:
            raise Refusal(
                f"{in_the_way} is there, and no export wrote it: move it away, or name another "
                "folder. Nothing was changed."
            )
        is_new = not self._holds(entry, body)
        if is_new:
            self.stage(entry.path, body)
        ledger.note(entry, is_new=is_new)

    def stage(self, path: str, body: IO[bytes]) -> None:
        """Let a file wait for its place."""
        place = self._waiting(path)
        place.parent.mkdir(exist_ok=True)
        with place.open("wb") as waiting:
            shutil.copyfileobj(body, waiting, _PIECE)

    def _in_the_way(self, path: str, ledger: Ledger) -> Path | None:
        """Return what stands where a file or its folder is to be and is none of an export."""
        place = self.root / path
        for above in place.relative_to(self.root).parents[:-1]:
            folder = self.root / above
            # A link leads out of the folder, where nothing is ours.
            if folder.is_symlink() or folder.is_file():
                return folder
        if not os.path.lexists(place):
            return None
        is_ours = place.is_file() and not place.is_symlink() and ledger.was_there(path)
        return None if is_ours else place

    def _holds(self, entry: Entry, body: IO[bytes]) -> bool:
        """Say whether a file has these very bytes already; `body` is at its beginning after."""
        try:
            with (self.root / entry.path).open("rb") as there:
                if os.fstat(there.fileno()).st_size != entry.bytes:
                    return False
                return all(there.read(len(piece)) == piece for piece in _pieces(body))
        except FileNotFoundError:
            return False
        finally:
            body.seek(0)

    def put_into_place(self, ledger: Ledger) -> Placed:
        """Put all that waits into place, and delete what is made no longer.

        What was written over by somebody else since stays, as it is not what was written here.
        """
        ledger.begin_placing()
        os.sync()
        self.is_placing = True
        return self._place(ledger)

    def _place(self, ledger: Ledger) -> Placed:
        for entry in ledger.new():
            self._move(entry.path)
        are_deleted = [0, 0]
        for entry in ledger.gone():
            are_deleted[self._delete(entry)] += 1
        # What the manifest says has to be on the disk before the manifest is.
        os.sync()
        self._move(NAME)
        os.sync()
        self.is_placing = False
        left, deleted = are_deleted
        return Placed(deleted, left)

    def _move(self, path: str) -> None:
        waiting, place = self._waiting(path), self.root / path
        # One that waits no longer was placed before the export was broken off.
        if waiting.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            waiting.replace(place)

    def _delete(self, entry: Entry) -> bool:
        """Delete a file and the folders it leaves empty; say whether nothing of it is left."""
        place = self.root / entry.path
        if not os.path.lexists(place):
            return True
        if place.is_symlink() or not place.is_file() or digest_of(place) != entry.sha256:
            return False
        place.unlink()
        with suppress(OSError):
            for parent in place.relative_to(self.root).parents[:-1]:
                (self.root / parent).rmdir()
        return True

    def _waiting(self, path: str) -> Path:
        """Return where a file waits: under names that no length or folder can trouble."""
        digest = hashlib.sha256(path.encode()).hexdigest()
        return self._staged / digest[:2] / digest[2:]


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def digest_and_size(body: IO[bytes]) -> tuple[str, int]:
    """Return the SHA-256 and the number of bytes of what a file holds; it is at its beginning."""
    digest = hashlib.sha256()
    for piece in _pieces(body):
        digest.update(piece)
    size = body.tell()
    body.seek(0)
    return digest.hexdigest(), size


def _pieces(body: IO[bytes]) -> Iterator[bytes]:
    while piece := body.read(_PIECE):
        yield piece
