"""Questions: the file behind a name in an address, as a viewer sees it at a moment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from dateline.archive.rows import time_from
from dateline.pictures.files import FILES, file_of
from dateline.record.visibility import Viewer, moments, visible_sql

# Any of the item's languages will do; what a withdrawal's notice takes the place of is not shown.
_SHOWN = (
    "FROM record_editionfile f JOIN record_showing s ON s.edition_id = f.edition_id "
    "JOIN {table} p ON p.token = f.token WHERE f.token = %s AND s.is_listed"
)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture's file (JPEG), the SHA-256 of its bytes, and since when (UTC) it is shown."""

    path: Path
    digest: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Download:
    """A file, what it is and is saved as, and since when (UTC) it can be downloaded."""

    path: Path
    digest: str
    name: str
    media_type: str
    size: int
    changed_at: datetime


def picture_at(token: str, at: datetime, viewer: Viewer = Viewer.PUBLIC) -> KeptPicture | None:
    """Return the picture, or None where nothing that this viewer sees at `at` (UTC) shows it.

    A notice of withdrawal shows no picture; the site shows its logo. That the file is there is
    not promised.
    """
    rows = _ask(
        f"SELECT s.visible_from, p.digest {_SHOWN.format(table='pictures_picture')} "  # noqa: S608
        f"AND {visible_sql('s', viewer)} UNION ALL SELECT p.recorded_at, p.digest "
        "FROM archive_site a JOIN pictures_picture p ON p.token = a.logo WHERE a.logo = %s",
        [token, *moments(at), token],
    )
    if not rows:
        return None
    since, digest = min(rows)
    return KeptPicture(file_of(digest), digest, since)


def download_at(token: str, at: datetime, viewer: Viewer = Viewer.PUBLIC) -> Download | None:
    """Return the file, or None where nothing that this viewer sees at `at` (UTC) offers it."""
    rows = _ask(
        "SELECT s.visible_from, p.digest, p.name, p.media_type, p.size "
        f"{_SHOWN.format(table='pictures_keptfile')} AND {visible_sql('s', viewer)}",
        [token, *moments(at)],
    )
    if not rows:
        return None
    since, digest, name, media_type, size = min(rows)
    return Download(FILES.place_of(digest), digest, name, media_type, size, since)


def _ask(question: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """Return the rows, each with the moment since when it is shown; the earliest counts."""
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return [(time_from(since), *rest) for since, *rest in cursor.fetchall()]
