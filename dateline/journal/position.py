"""How far the journal has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from django.db import connection
from django.db.models import Max

from dateline.journal.models import Change, Subject

NewestChange = tuple[Any, ...]

_of_thread = local()
# What was answered to each question, and after which reading.
_answered: dict[tuple[Subject, ...], tuple[int, NewestChange]] = {}

_NEWEST = (
    "SELECT * FROM (SELECT seq, recorded_at, public_id, language FROM journal_change "
    "WHERE subject = %s ORDER BY seq DESC LIMIT 1) AS newest"
)


def position() -> int:
    """Return the number of the newest change, 0 before the first."""
    newest: int | None = Change.objects.aggregate(newest=Max("seq"))["newest"]
    return newest or 0


def newest_change(*subjects: Subject) -> NewestChange:
    """Return what tells the newest change about these subjects from every other; () before any.

    Its number alone would not: SQLite gives the number of a change that was taken back to
    the next one, and what was remembered of the first would pass for what the second made.
    """
    reading = getattr(_of_thread, "reading", None)
    if reading is None:
        return _asked(subjects)
    known, newest = _answered.get(subjects, (-1, ()))
    if known != reading:
        newest = _asked(subjects)
        _answered[subjects] = reading, newest
    return newest


@contextmanager
def unchanged_since(reading: int) -> Iterator[None]:
    """Answer this thread as since the journal was last read by whoever follows it in this process.

    `reading` is the number of that time. What is committed while a page is made may be missing
    from it; whoever keeps the page looks for that.
    """
    _of_thread.reading = reading
    try:
        yield
    finally:
        _of_thread.reading = None


def _asked(subjects: tuple[Subject, ...]) -> NewestChange:
    # Each subject's newest by the index: one ORDER BY over several might walk the whole journal.
    question = " UNION ALL ".join([_NEWEST] * len(subjects))
    with connection.cursor() as cursor:
        cursor.execute(question, [subject.value for subject in subjects])
        return tuple(cursor.fetchall())
