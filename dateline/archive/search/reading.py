"""The index as this process reads it: opened when first asked, and again when it has changed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from tantivy import Index, Schema, Searcher

from dateline.archive.search.behind import AnotherDatabase, behind
from dateline.archive.search.folder import current
from dateline.archive.search.keys import key_of
from dateline.archive.search.mark import Mark, mark_in
from dateline.archive.search.shape import COMMITTED, UnusableIndex, open_index

# So many changes that the index does not know are left out of answers one by one.
_MOST_BEHIND = 1000


@dataclass(frozen=True)
class Reading:
    """The index at one commit. `changed` are the keys of what may stand otherwise by now.

    Where `is_far_behind` there are more of those, and nothing can be counted.
    """

    searcher: Searcher
    schema: Schema
    changed: frozenset[str]
    is_far_behind: bool


@dataclass(frozen=True)
class _Open:
    folder: Path
    index: Index
    state: tuple[int, int]
    searcher: Searcher
    mark: Mark


_lock = Lock()
_open: _Open | None = None


def reading(at: datetime) -> Reading | None:
    """Return the index and what it does not know at `at` (UTC).

    None where there is none yet, or none of this database.
    """
    opened = _opened()
    if opened is None:
        return None
    try:
        news = behind(opened.mark, at, limit=_MOST_BEHIND)
    except AnotherDatabase:
        return None
    changed = frozenset(key_of(*pair) for pair in news.pairs)
    return Reading(opened.searcher, opened.index.schema, changed, news.is_more)


def forget() -> None:
    """Open the index anew at the next question."""
    global _open
    _open = None


def _opened() -> _Open | None:
    global _open
    folder = current()
    if folder is None:
        return None
    with _lock:
        try:
            state = _state(folder)
            if _open is None or _open.folder != folder or _open.state != state:
                _open = _opened_anew(folder, state)
        except (UnusableIndex, OSError, ValueError):
            # Put in place of another one just now, or broken: the follower sees to it.
            return None
        return _open


def _opened_anew(folder: Path, state: tuple[int, int]) -> _Open:
    index = _open.index if _open is not None and _open.folder == folder else open_index(folder)
    index.reload()
    searcher = index.searcher()
    return _Open(folder, index, state, searcher, mark_in(index, searcher))


def _state(folder: Path) -> tuple[int, int]:
    """Return what is another after each commit, which puts a new file in this one's place."""
    found = (folder / COMMITTED).stat()
    return found.st_ino, found.st_mtime_ns
