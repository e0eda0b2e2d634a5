"""The question why a picture is not shown at a moment."""

import logging
from datetime import datetime
from functools import lru_cache

from dateline.archive.entries import Absence
from dateline.pictures.files import is_there

_logger = logging.getLogger(__name__)


def absence_of(digest: str, shown_until: datetime | None, at: datetime) -> Absence | None:
    """Return why a picture is not shown at `at` (UTC), None where it is.

    `digest` is that of its file; `shown_until` (UTC) ends the right to show it, None where no
    end was ever said. That its file is there is looked up on the disk: a page is better off
    saying that a picture is missing than leading to nothing.
    """
    if shown_until is not None and shown_until <= at:
        return Absence.RIGHTS_ENDED
    if is_there(digest):
        return None
    _say_missing(digest)
    return Absence.FILE_MISSING


@lru_cache(maxsize=1000)
def _say_missing(digest: str) -> None:
    """Say so once: pages are asked for again and again."""
    _logger.error("The file of a picture is missing; pages say so in its place: %s", digest)
