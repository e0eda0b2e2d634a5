"""The question picture: the file behind a picture's name, as a viewer sees it at a moment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from dateline.archive.rows import time_from
from dateline.pictures.files import file_of
from dateline.record.visibility import Viewer, moments, visible_sql


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture's file (JPEG), the SHA-256 of its bytes, and since when (UTC) it is shown."""

    path: Path
    digest: str
    changed_at: datetime


def picture_at(token: str, at: datetime, viewer: Viewer = Viewer.PUBLIC) -> KeptPicture | None:
    """Return the picture, or None where nothing that this viewer sees at `at` (UTC) shows it.

    A notice of withdrawal shows no picture. That the file is there is not promised.
    """
    with connection.cursor() as cursor:
        # Any of the item's languages will do; where several show it, the earliest counts.
        cursor.execute(
            "SELECT p.digest, s.visible_from FROM record_content c "  # noqa: S608
            "JOIN record_showing s ON s.edition_id = c.edition_id "
            "JOIN pictures_picture p ON p.token = c.picture "
            "WHERE c.picture = %s AND c.picture > '' AND s.is_listed "
            f"AND {visible_sql('s', viewer)}",
            [token, *moments(at)],
        )
        shown = [(time_from(since), digest) for digest, since in cursor.fetchall()]
    if not shown:
        return None
    since, digest = min(shown)
    return KeptPicture(file_of(digest), digest, since)
