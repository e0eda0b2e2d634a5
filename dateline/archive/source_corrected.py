"""The question whether what an item was translated from has been corrected since."""

from collections.abc import Collection

from django.db import connection

from dateline.archive.entries import SourceCorrected
from dateline.archive.rows import time_from
from dateline.archive.telling import Sight
from dateline.record.models import Verb
from dateline.record.visibility import moments

# A source that was called off or moved has no place among those shown: the moment decides then.
_NEWEST = """
SELECT n.language, n.effective_at, n.note
FROM record_edition e
JOIN record_edition s ON s.id = e.source_id
JOIN record_edition n ON n.item_id = s.item_id AND n.language = s.language AND n.number > s.number
WHERE e.item_id = %s AND e.language = %s AND e.number = %s AND n.verb = %s
AND n.effective_at <= %s
AND NOT EXISTS (SELECT 1 FROM record_cancellation c WHERE c.edition_id = n.id)
AND (n.effective_at > e.effective_at
     OR NOT EXISTS (SELECT 1 FROM record_cancellation c WHERE c.edition_id = s.id))
ORDER BY n.number DESC LIMIT 1
"""


def source_corrected(
    edition: tuple[int, str, int], languages: Collection[str], sight: Sight
) -> SourceCorrected | None:
    """Return the newest correction of the source of an edition, if it can be read.

    An edition is its item's key, its language and its number; `languages` are those in which
    this viewer can read the item.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [*edition, Verb.CORRECT.value, moments(sight.at)[0]])
        row = cursor.fetchone()
    if row is None or row[0] not in languages:
        return None
    language, effective_at, note = row
    return SourceCorrected(language, time_from(effective_at), note)
