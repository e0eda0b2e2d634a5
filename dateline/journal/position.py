"""How far the journal has come."""

from typing import Any

from django.db import connection
from django.db.models import Max

from dateline.journal.models import Change, Subject

NewestChange = tuple[Any, ...]


def position() -> int:
    """Return the number of the newest change, 0 before the first."""
    newest: int | None = Change.objects.aggregate(newest=Max("seq"))["newest"]
    return newest or 0


def newest_change(subject: Subject) -> NewestChange:
    """Return what tells the newest change about this subject from every other; () before any.

    Its number alone would not: SQLite gives the number of a change that was taken back to
    the next one, and what was remembered of the first would pass for what the second made.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, recorded_at, public_id, language FROM journal_change "
            "WHERE subject = %s ORDER BY seq DESC LIMIT 1",
            [subject.value],
        )
        newest: NewestChange | None = cursor.fetchone()
    return newest or ()
