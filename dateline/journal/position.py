"""How far the journal has come."""

from django.db import connection
from django.db.models import Max

from dateline.journal.models import Change, Subject


def position() -> int:
    """Return the number of the newest change, 0 before the first."""
    newest: int | None = Change.objects.aggregate(newest=Max("seq"))["newest"]
    return newest or 0


def position_of(subject: Subject) -> int:
    """Return the number of the newest change about this subject, 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(seq) FROM journal_change WHERE subject = %s", [subject.value])
        newest: int | None = cursor.fetchone()[0]
    return newest or 0
