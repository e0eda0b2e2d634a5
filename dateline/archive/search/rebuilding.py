"""The verb rebuild: the index is made again from the record, beside the one that answers."""

import shutil
from collections.abc import Callable
from pathlib import Path

from dateline.archive.search.behind import behind, todays_mark
from dateline.archive.search.documents import public_items_of, public_items_past
from dateline.archive.search.folder import (
    FOLLOWING,
    REBUILDING,
    ask_rebuild,
    forget_wanted,
    held,
    is_rebuild_wanted,
    new_generation,
    put_in_place,
    sweep,
    sweep_if_idle,
)
from dateline.archive.search.pen import Pen
from dateline.lib import clock
from dateline.record.models import Showing

_AT_ONCE = 500
# After so many, what goes on meanwhile is left to whoever follows.
_MOST_LAPS = 100

Progress = Callable[[int, int], bool]


class AlreadyRebuilding(Exception):
    """Somebody else is at it."""


class Stopped(Exception):
    """The rebuild was told to stop; the index that answered before still does."""


def rebuild(progress: Progress) -> int:
    """Build the index anew, put it in place of the old one and return how many items it has.

    `progress` is told how many of about how many showings are done, and says whether to go on.
    Raise AlreadyRebuilding, Stopped or UnusableIndex; the old one answers then as before.
    """
    with held(REBUILDING) as is_mine:
        if not is_mine:
            raise AlreadyRebuilding
        sweep()
        was_wanted = is_rebuild_wanted()
        forget_wanted()
        folder = new_generation()
        try:
            count = _build(folder, progress)
            put_in_place(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            if was_wanted:
                ask_rebuild()
            raise
        # Whoever follows has the old one open, and sweeps once the new one is.
        sweep_if_idle(FOLLOWING)
    return count


def _build(folder: Path, progress: Progress) -> int:
    began_at = clock.now()
    mark = todays_mark(began_at)
    newest = Showing.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    count, past = 0, 0
    with Pen(folder, is_new=True) as pen:
        while items := public_items_past(past, began_at, _AT_ONCE):
            # Showings may be made again meanwhile, and an item then comes a second time.
            pen.write(((item.public_id, item.language) for item in items), items)
            count, past = count + len(items), items[-1].showing_id
            if not progress(min(past, newest), newest):
                raise Stopped
        pen.commit(mark)
        for _lap in range(_MOST_LAPS):
            at = clock.now()
            news = behind(mark, at, limit=_AT_ONCE)
            if not news.pairs:
                break
            mark = news.mark
            pen.write(news.pairs, public_items_of(news.pairs, at))
            pen.commit(mark)
        pen.finish()
    return count
