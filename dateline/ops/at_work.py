"""All that a worker does: jobs one after the other, and beside them search follows the record.

A letter may take its time and a release must be found all the same, so search has a thread of
its own.
"""

from threading import Thread

from dateline.archive.search.following import follow
from dateline.jobs.working import IsOver, work
from dateline.ops.kinds import BESIDE, KINDS

# How long a commit under way is waited for; one that is cut off is made again at the next start.
_GRACE = 5.0


def do_all_work(is_over: IsOver) -> None:
    """Work until `is_over`, or until the thread of search ends; another worker starts anew then."""
    following = Thread(target=follow, args=(is_over,), name="search", daemon=True)
    following.start()
    work(KINDS, lambda seconds: is_over(seconds) or not following.is_alive(), beside=BESIDE)
    following.join(_GRACE)
