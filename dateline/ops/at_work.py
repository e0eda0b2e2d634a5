"""All that a worker does: jobs one after the other, and beside them what follows the record.

A letter may take its time, and a release must be found and seen all the same, so search has a
thread of its own, and so has each cache that is told what changed.
"""

from threading import Thread

from django.conf import settings

from dateline.archive.search.following import follow
from dateline.jobs.working import IsOver, work
from dateline.ops.kinds import BESIDE, KINDS
from dateline.ops.purging.following import follow as tell_cache

# How long a commit under way is waited for; one that is cut off is made again at the next start.
_GRACE = 5.0


def do_all_work(is_over: IsOver) -> None:
    """Work until `is_over`, or until a thread beside it ends; another worker starts anew then."""
    beside = [
        Thread(target=follow, args=(is_over,), name="search", daemon=True),
        *(
            Thread(target=tell_cache, args=(cache, is_over), name=cache, daemon=True)
            for cache in settings.PURGED_CACHES
        ),
    ]
    for thread in beside:
        thread.start()
    work(KINDS, lambda seconds: is_over(seconds) or not _are_alive(beside), beside=BESIDE)
    for thread in beside:
        thread.join(_GRACE)


def _are_alive(threads: list[Thread]) -> bool:
    return all(thread.is_alive() for thread in threads)
