"""Share cards that were drawn: kept for the next reader, the most recently asked for alone."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from dateline.pictures.files import Cabinet

CARDS = Cabinet("cards", (".jpg",))
# On each of 256 shelves: 2,048 in all, some 150 MB and never more than 400.
MOST_ON_A_SHELF = 8
_logger = logging.getLogger(__name__)


def kept_card(digest: str) -> bytes | None:
    """Return the card under this digest, None where it is not kept; it counts as new again."""
    place = CARDS.place_of(digest)
    try:
        content = place.read_bytes()
    except OSError:
        return None
    # Where the disk takes nothing, this one merely seems older than it is.
    with suppress(OSError):
        os.utime(place)
    return content


def keep_card(digest: str, content: bytes) -> None:
    """Keep a card, and take away what was not asked for the longest; lost where no disk takes it.

    All of them can be deleted at any moment: they are drawn anew.
    """
    try:
        CARDS.write(digest, content)
        _make_room(CARDS.place_of(digest).parent)
    except OSError as error:
        _logger.warning("A share card cannot be kept: %s", error)


def _make_room(shelf: Path) -> None:
    """Take away from a shelf what is too much, what was left unfinished included."""
    files = sorted(shelf.iterdir(), key=_used_at)
    for file in files[:-MOST_ON_A_SHELF]:
        file.unlink(missing_ok=True)


def _used_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        # Taken away by somebody else meanwhile.
        return 0.0
