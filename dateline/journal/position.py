"""How far the journal has come."""

from typing import Any

from django.db import connection
from django.db.models import Max

from dateline.journal.models import Change, Subject

NewestChange = tuple[Any, ...]

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
    # Each subject's newest by the index: one ORDER BY over several might walk the whole journal.
    question = " UNION ALL ".join([_NEWEST] * len(subjects))
    with connection.cursor() as cursor:
        cursor.execute(question, [subject.value for subject in subjects])
        return tuple(cursor.fetchall())
