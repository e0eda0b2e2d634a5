"""The index follows the record by itself: every change of an item, and every moment that comes."""

import logging
from collections.abc import Callable

from django.db import Error, connection

from dateline.archive.search.behind import AnotherDatabase, behind
from dateline.archive.search.documents import public_items_of
from dateline.archive.search.folder import (
    FOLLOWING,
    REBUILDING,
    Lock,
    current,
    is_rebuild_wanted,
    sweep_if_idle,
)
from dateline.archive.search.mark import Mark
from dateline.archive.search.memory import give_back
from dateline.archive.search.pen import Pen
from dateline.archive.search.rebuilding import AlreadyRebuilding, Stopped, rebuild
from dateline.archive.search.shape import UnusableIndex
from dateline.lib import clock

# Waits so many seconds at most, and says whether to stop.
IsOver = Callable[[float], bool]

PAUSE = 0.25
_PAUSE_OF_OTHERS = 1.0
_PAUSE_OF_TROUBLE = 5.0
_AT_ONCE = 500
_logger = logging.getLogger(__name__)


class Follower:
    """The one writer of the index. Whoever comes second waits without a word."""

    def __init__(self, is_over: IsOver = lambda _seconds: False) -> None:
        self._is_over = is_over
        self._lock = Lock(FOLLOWING)
        self._pen: Pen | None = None
        self._mark = Mark()

    def look(self) -> float:
        """Bring the index up to now, or a part of the way; return after how long to look again.

        Raise UnusableIndex where the disk forbids it; the index that was there still answers.
        """
        if not self._lock.is_held():
            return _PAUSE_OF_OTHERS
        pen = self._pen_in_place()
        if pen is None:
            return self._rebuilt()
        at = clock.now()
        try:
            news = behind(self._mark, at, limit=_AT_ONCE)
        except AnotherDatabase:
            _logger.warning("The search index is that of another database; it is made again.")
            return self._rebuilt()
        if news.pairs:
            pen.write(news.pairs, public_items_of(news.pairs, at))
            pen.commit(news.mark)
        self._mark = news.mark
        return 0.0 if news.is_more else PAUSE

    def close(self) -> None:
        """Let go of the index, and let others follow."""
        self._put_down()
        self._lock.let_go()

    def _pen_in_place(self) -> Pen | None:
        """Return what writes into the index that answers, None where that has to be made."""
        folder = current()
        if folder is None or is_rebuild_wanted():
            return None
        if self._pen is None or self._pen.folder != folder:
            self._put_down()
            try:
                self._pen = Pen(folder)
                self._mark = self._pen.mark
                sweep_if_idle(REBUILDING)
            except UnusableIndex as error:
                _logger.warning("%s It is made again.", error)
                return None
        return self._pen

    def _rebuilt(self) -> float:
        self._put_down()
        try:
            rebuild(lambda _done, _whole: not self._is_over(0))
        except AlreadyRebuilding:
            return _PAUSE_OF_OTHERS
        give_back()
        return 0.0

    def _put_down(self) -> None:
        if self._pen is not None:
            self._pen.close()
            self._pen = None


def follow(is_over: IsOver) -> None:
    """Follow the record until `is_over`. What goes wrong is logged and tried again."""
    follower = Follower(is_over)
    pause = 0.0
    try:
        while not is_over(pause):
            try:
                pause = follower.look()
            except Stopped:
                break
            except (UnusableIndex, Error, OSError) as error:
                _logger.warning("The search index stands still and is tried again (%s).", error)
                pause = _after_trouble(follower)
            except Exception:
                _logger.exception("The search index met what it does not know.")
                pause = _after_trouble(follower)
    finally:
        follower.close()
        connection.close()


def _after_trouble(follower: Follower) -> float:
    """Leave what may be broken, and return after how long to try again."""
    follower.close()
    connection.close()
    return _PAUSE_OF_TROUBLE
