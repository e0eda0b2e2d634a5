"""The folder of the index: generations of it, the one that answers, and who may write."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from dateline.archive.search.shape import form

_CURRENT = "current"
_WANTED = "rebuild-wanted"
FOLLOWING, REBUILDING = "following.lock", "rebuilding.lock"


def root() -> Path:
    """Return where it all is; the folder need not be there."""
    return Path(settings.SEARCH_ROOT)


def current() -> Path | None:
    """Return the folder of the index that answers, None where there is none of our shape."""
    try:
        name = (root() / _CURRENT).read_text()
    except (OSError, UnicodeDecodeError):
        return None
    folder = root() / name
    is_ours = name.startswith(f"{form()}-") and "/" not in name
    return folder if is_ours and folder.is_dir() else None


def new_generation() -> Path:
    """Make a folder for an index to be built beside the one that answers."""
    folder = root() / f"{form()}-{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    return folder


def put_in_place(folder: Path) -> None:
    """Let this index answer from now on; at any moment, it is the one before or this one."""
    beside = root() / f"{_CURRENT}.new"
    with beside.open("w") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(root() / _CURRENT)


def sweep() -> None:
    """Delete every generation but the one that answers; whoever has it open reads on."""
    kept = current()
    for folder in root().glob("*-*"):
        if folder.is_dir() and folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def ask_rebuild() -> None:
    """Have whoever follows build the index anew; nothing where there is none yet."""
    if root().is_dir():
        (root() / _WANTED).touch()


def is_rebuild_wanted() -> bool:
    """Say whether somebody asked for that."""
    return (root() / _WANTED).exists()


def forget_wanted() -> None:
    """Take that back, because it begins."""
    (root() / _WANTED).unlink(missing_ok=True)


class Lock:
    """The right to do something with the folder, which ends with the process that has it.

    It is the system's lock on an open file, so a file that was left behind holds nobody up.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._file: int | None = None

    def is_held(self) -> bool:
        """Take it where nobody has it, and say whether it is ours; never wait."""
        if self._file is not None and not self._is_still_there(self._file):
            self.let_go()
        if self._file is None:
            self._file = self._taken()
        return self._file is not None

    def let_go(self) -> None:
        """Have it no longer."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _taken(self) -> int | None:
        root().mkdir(parents=True, exist_ok=True)
        file = os.open(root() / self._name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return None
        return file

    def _is_still_there(self, file: int) -> bool:
        """Say whether others would meet this lock: the folder may have been deleted."""
        try:
            return os.path.samestat(os.fstat(file), (root() / self._name).stat())
        except OSError:
            return False


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Hold a lock until the end of the block, if it can be had; say whether it is."""
    lock = Lock(name)
    try:
        yield lock.is_held()
    finally:
        lock.let_go()


def sweep_if_idle(name: str) -> None:
    """Sweep unless somebody holds a lock, and with it a generation that does not answer."""
    with held(name) as is_mine:
        if is_mine:
            sweep()


def size() -> int:
    """Return how many bytes of the disk it all takes."""
    return sum(file.stat().st_size for file in root().rglob("*") if file.is_file())
