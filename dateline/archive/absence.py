"""The question why a picture is not shown at a moment."""

from datetime import datetime

from dateline.archive.entries import Absence
from dateline.pictures.files import is_there


def absence_of(digest: str, shown_until: datetime | None, at: datetime) -> Absence | None:
    """Return why a picture is not shown at `at` (UTC), None where it is.

    `digest` is that of its file; `shown_until` (UTC) ends the right to show it, None where no
    end was ever said. That its file is there is looked up on the disk: a page is better off
    saying that a picture is missing than leading to nothing.
    """
    if shown_until is not None and shown_until <= at:
        return Absence.RIGHTS_ENDED
    return None if is_there(digest) else Absence.FILE_MISSING
