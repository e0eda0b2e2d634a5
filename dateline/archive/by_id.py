"""The question which of these items a viewer sees in a language."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from dateline.archive.entries import Entry
from dateline.archive.rows import COLUMNS, WITH_CONTENT, entry_from
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import Names


def visible_entries(
    public_ids: Collection[str],
    language: str,
    names: Names,
    *,
    at: datetime,
    viewer: Viewer = Viewer.PUBLIC,
) -> dict[str, Entry]:
    """Return those of the items that stand in lists at `at` (UTC), by public id."""
    if not public_ids:
        return {}
    places = ", ".join(["%s"] * len(public_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM record_showing s {WITH_CONTENT} "  # noqa: S608
            f"WHERE s.public_id IN ({places}) AND s.language = %s AND s.is_listed "
            f"AND {visible_sql('s', viewer)}",
            [*public_ids, language, *moments(at)],
        )
        entries = (entry_from(row, names, at) for row in cursor.fetchall())
        return {entry.public_id: entry for entry in entries}
