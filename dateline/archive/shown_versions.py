"""The question which versions of an item readers have been shown, in every language."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import connection

from dateline.archive.entries import Version
from dateline.archive.rows import time_from
from dateline.record.models import Verb
from dateline.record.visibility import Viewer, moments, visible_sql

# What is public is asked of the showings; what was before it, of the editions.
_SHOWN = (
    "SELECT e.language, e.verb, e.release_at, e.effective_at, e.note, e.severity "  # noqa: S608
    "FROM record_edition e JOIN record_item i ON i.id = e.item_id "
    "WHERE i.public_id = %s AND e.effective_at <= %s "
    "AND NOT EXISTS (SELECT 1 FROM record_cancellation c WHERE c.edition_id = e.id) "
    "AND EXISTS (SELECT 1 FROM record_showing s WHERE s.public_id = i.public_id "
    f"AND s.language = e.language AND {visible_sql('s', Viewer.PUBLIC)}) "
    "ORDER BY e.language, e.number"
)


def shown_versions(public_id: str, *, at: datetime) -> dict[str, tuple[Version, ...]]:
    """Return the versions by language, newest first, as they are known at `at` (UTC).

    Of what is withdrawn, the withdrawal alone: what stood before it is not told again.
    """
    with connection.cursor() as cursor:
        now = moments(at)
        cursor.execute(_SHOWN, [public_id, now[0], *now])
        rows = cursor.fetchall()
    return {
        language: _versions([row[1:] for row in of_one])
        for language, of_one in groupby(rows, key=lambda row: str(row[0]))
    }


def _versions(rows: list[Any]) -> tuple[Version, ...]:
    versions = [
        Version(
            number,
            time_from(said_at if verb == Verb.PUBLISH else effective_at),
            Verb(verb),
            note,
            severity,
            time_from(effective_at),
        )
        for number, (verb, said_at, effective_at, note, severity) in enumerate(rows, start=1)
    ]
    versions.reverse()
    return tuple(versions[:1] if versions[0].verb == Verb.WITHDRAW else versions)
