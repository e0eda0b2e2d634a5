"""The one clock every room asks for the time."""

from datetime import UTC, datetime, timedelta
from threading import Lock

# Later than anything: for what has no end that is known.
FAR = datetime(9999, 12, 31, tzinfo=UTC)
_latest = datetime.min.replace(tzinfo=UTC)
_lock = Lock()


def now() -> datetime:
    """Return the current time in UTC, never earlier than an answer this process gave before.

    When the machine's clock steps back, the answer stands still until the clock has caught
    up, so that what readers have been shown is not taken from them again.
    """
    global _latest
    with _lock:
        _latest = max(_latest, datetime.now(UTC))
        return _latest


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
