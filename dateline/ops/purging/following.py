"""One cache follows the record: it is told every change, and of every moment that comes."""

import logging
from collections.abc import Callable

from django.db import Error, connection

from dateline.lib import clock
from dateline.ops.purging.asking import NotPurged, purge
from dateline.ops.purging.behind import behind
from dateline.ops.purging.place import Place, PlaceFile

# Waits so many seconds at most, and says whether to stop.
IsOver = Callable[[float], bool]

PAUSE = 0.25
_PAUSE_OF_OTHERS = 1.0
# A cache that does not answer is tried again after these seconds, then each time after the last.
_PAUSES_OF_TROUBLE = (1.0, 2.0, 5.0, 10.0, 30.0)
# On a server of databases, those that serve see a change within a second (PositionsOfServer):
# a cache that asked them before that could fetch the old page once more.
_UNTIL_ALL_KNOW = 1.5
_logger = logging.getLogger(__name__)


class Follower:
    """Tells one cache; whoever comes second on a data folder waits without a word."""

    def __init__(self, cache: str) -> None:
        """Tell the cache at this address."""
        self._cache = cache
        self._file = PlaceFile(cache)
        self._place: Place | None = None

    def look(self, is_over: IsOver) -> float:
        """Tell the cache what it is behind with; return after how long to look again.

        Raises NotPurged, and then its place is still the one before.
        """
        if not self._file.is_held():
            return _PAUSE_OF_OTHERS
        if self._place is None:
            self._place = self._file.read()
        news = behind(self._place, clock.now())
        if news.keys:
            if connection.vendor != "sqlite" and is_over(_UNTIL_ALL_KNOW):
                return PAUSE
            purge(self._cache, news.keys)
            self._file.write(news.place)
        self._place = news.place
        return PAUSE

    def close(self) -> None:
        """Let others tell it."""
        self._file.let_go()
        self._place = None


def follow(cache: str, is_over: IsOver) -> None:
    """Tell a cache until `is_over`. What goes wrong is logged once, and tried again."""
    follower = Follower(cache)
    pause, failed = 0.0, 0
    try:
        while not is_over(pause):
            try:
                pause = follower.look(is_over)
                if failed:
                    _logger.warning("The cache at %s is told again what changed.", cache)
                failed = 0
            except (NotPurged, Error, OSError) as error:
                if not failed:
                    _tell_of_trouble(cache, error)
                pause = _PAUSES_OF_TROUBLE[min(failed, len(_PAUSES_OF_TROUBLE) - 1)]
                failed += 1
                connection.close()
            except Exception:
                _logger.exception("Telling the cache at %s met what it does not know.", cache)
                pause = _PAUSES_OF_TROUBLE[-1]
                connection.close()
    finally:
        follower.close()
        connection.close()


def _tell_of_trouble(cache: str, error: Exception) -> None:
    _logger.warning(
        "The cache at %s is not told what changed and forgets it at the next whole minute (%s); "
        "it is tried again and again.",
        cache,
        error,
    )
