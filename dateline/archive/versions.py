"""The question which versions of an item readers have been shown."""

from datetime import datetime

from django.db import connection

from dateline.archive.entries import Version
from dateline.archive.rows import time_from
from dateline.record.models import Verb
from dateline.record.visibility import moments


def versions_of(item_id: int, language: str, at: datetime) -> tuple[Version, ...]:
    """Return the versions in force before or at `at` (UTC), newest first, without the cancelled.

    The first is dated by the moment that was said, as an archive's was long before it came in.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.verb, e.release_at, e.effective_at, e.note, e.severity "
            "FROM record_edition e WHERE e.item_id = %s AND e.language = %s "
            "AND e.effective_at <= %s AND NOT EXISTS "
            "(SELECT 1 FROM record_cancellation c WHERE c.edition_id = e.id) ORDER BY e.number",
            [item_id, language, moments(at)[0]],
        )
        shown = enumerate(cursor.fetchall(), start=1)
    versions = [
        Version(
            number,
            time_from(said_at if verb == Verb.PUBLISH else effective_at),
            Verb(verb),
            note,
            severity,
            time_from(effective_at),
        )
        for number, (verb, said_at, effective_at, note, severity) in shown
    ]
    return tuple(reversed(versions))
