"""Questions: the file behind a name in an address, as a viewer sees it at a moment."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from dateline.archive.rows import time_from
from dateline.pictures.files import FILES, file_of
from dateline.pictures.kept import focal_point
from dateline.pictures.licences import may_be_handed_on
from dateline.pictures.renditions import rendition_file
from dateline.pictures.sizes import renditions_of
from dateline.record.visibility import Viewer, moments, visible_sql

FULL = "full.jpg"
_PICTURE = (
    "p.digest, p.width, p.height, p.full_digest, p.focal_x, p.focal_y, r.licence, r.shown_until"
)
_WITH_RIGHTS = "(pictures_picture p LEFT JOIN pictures_rights r ON r.id = p.rights_id)"
_MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# Any of the item's languages will do; what a withdrawal's notice takes the place of is not shown.
_SHOWN = (
    "FROM record_editionfile f JOIN record_showing s ON s.edition_id = f.edition_id "
    "JOIN {table} ON p.token = f.token WHERE f.token = %s AND s.is_listed"
)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file, its media type, and since when (UTC) it is shown.

    `otherwise` is what stands in where that file was not made yet: the picture itself, a JPEG.
    """

    path: Path
    media_type: str
    changed_at: datetime
    otherwise: Path
    is_to_be_saved: bool = False


class _Asked(NamedTuple):
    """A row of _PICTURE; the licence is None where no rights were ever noted."""

    digest: str
    width: int
    height: int
    full_digest: str
    focal_x: int | None
    focal_y: int | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file, what it is and is saved as, and since when (UTC) it can be downloaded."""

    path: Path
    digest: str
    name: str
    media_type: str
    size: int
    changed_at: datetime


def picture_at(
    token: str, at: datetime, *, name: str = "", viewer: Viewer = Viewer.PUBLIC
) -> PictureFile | None:
    """Return the picture as it is called there, or None where nothing this viewer sees shows it.

    `name` is "" for the picture itself, else one of its renditions, or FULL for the press.
    The right to show it must hold at `at` (UTC), and others must be allowed to have it in full.
    A notice of withdrawal shows no picture; the site shows its logo. That a file is there is
    not promised.
    """
    shown = f"{_SHOWN.format(table=_WITH_RIGHTS)} AND {visible_sql('s', viewer)}"
    rows = _ask(
        f"SELECT s.visible_from, {_PICTURE} {shown} UNION ALL "  # noqa: S608
        f"SELECT p.recorded_at, {_PICTURE} FROM archive_site a "
        f"JOIN {_WITH_RIGHTS} ON p.token = a.logo WHERE a.logo = %s",
        [token, *moments(at), token],
    )
    if not rows:
        return None
    since, *columns, shown_until = min(rows, key=lambda row: row[0])
    if shown_until is not None and time_from(shown_until) <= at:
        return None
    return _as_called(name, _Asked(*columns), since=since)


def _as_called(name: str, picture: _Asked, *, since: datetime) -> PictureFile | None:
    itself = file_of(picture.digest)
    if not name:
        return PictureFile(itself, "image/jpeg", since, itself)
    if name == FULL:
        if not (picture.full_digest and may_be_handed_on(picture.licence or "")):
            return None
        full = file_of(picture.full_digest)
        return PictureFile(full, "image/jpeg", since, full, is_to_be_saved=True)
    focal = focal_point(picture.focal_x, picture.focal_y)
    rendition = renditions_of(picture.width, picture.height, focal).get(name)
    if rendition is None:
        return None
    place = rendition_file(picture.digest, rendition)
    return PictureFile(place, _MEDIA_TYPES[rendition.form], since, itself)


def download_at(token: str, at: datetime, viewer: Viewer = Viewer.PUBLIC) -> Download | None:
    """Return the file, or None where nothing that this viewer sees at `at` (UTC) offers it."""
    rows = _ask(
        "SELECT s.visible_from, p.digest, p.name, p.media_type, p.size "
        f"{_SHOWN.format(table='pictures_keptfile p')} AND {visible_sql('s', viewer)}",
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
