"""The one clock every room asks for the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock

# Later than anything: for what has no end that is known.
FAR = datetime(9999, 12, 31, tzinfo=UTC)
_latest = datetime.min.replace(tzinfo=UTC)
_stands_at: datetime | None = None
_lock = Lock()


def now() -> datetime:
    """Return the current time in UTC, never earlier than an answer this process gave before.

    When the machine's clock steps back, the answer stands still until the clock has caught
    up, so that what readers have been shown is not taken from them again.
    """
    global _latest
    if _stands_at is not None:
        return _stands_at
    with _lock:
        _latest = max(_latest, datetime.now(UTC))
        return _latest


@contextmanager
def standing() -> Iterator[datetime]:
    """Have time stand still in this process, for what is to be of one moment throughout."""
    global _stands_at
    _stands_at = now()
    try:
        yield _stands_at
    finally:
        _stands_at = None


def forget() -> None:
    """Let the next answer be earlier than the last one; for tests that move the time."""
    global _latest
    with _lock:
        _latest = datetime.min.replace(tzinfo=UTC)


def seconds_to_next_minute(at: datetime) -> int:
    """Return how many whole seconds an answer given `at` may be kept, 0 to 60.

    Every public answer is fresh until the next whole minute, whatever is about to happen:
    a lifetime that counted down to a release would tell when an embargo lifts. A second that
    has begun counts as over, or the answer would outlive the minute by what is left of it.
    """
    return 60 - at.second - (1 if at.microsecond else 0)


def next_minute(at: datetime) -> datetime:
    """Return the first whole minute after `at`."""
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)
