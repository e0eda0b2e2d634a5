"""Verbs: a picture's file is kept, and then, in the transaction that shows it, the picture."""

import hashlib
import os

from PIL import Image

from dateline.journal.writing import Writing
from dateline.pictures.developing import UnusablePicture, develop
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture


def prepare_picture(raw: bytes) -> Picture:
    """Keep the file, and return the picture with the name it will have, not yet in the table.

    To be called before a transaction is opened: nobody waits for a picture to be decoded.
    Raises UnusablePicture, or OSError where the file cannot be written. Every call gives a
    name of its own, even for the same bytes: an address belongs to one use of a picture, so
    it goes with that use and tells nothing of any other.
    """
    developed = develop(raw)
    digest = hashlib.sha256(developed.content).hexdigest()
    PICTURES.write(digest, developed.content)
    return Picture(
        digest=digest,
        width=developed.width,
        height=developed.height,
        size=len(developed.content),
    )


def prepare_again(digest: str) -> Picture | None:
    """Return a picture whose file was kept before, with a name of its own; None where it is gone.

    Nothing is decoded but the header; whoever sweeps spares the file as if it were new.
    """
    place = PICTURES.place_of(digest)
    try:
        os.utime(place)
        with Image.open(place, formats=["JPEG"]) as opened:
            width, height = opened.size
        size = place.stat().st_size
    except OSError:
        return None
    return Picture(digest=digest, width=width, height=height, size=size)


def keep_picture(open_writing: Writing, picture: Picture) -> None:
    """Put a prepared picture in the table, in the writing that shows it.

    What is refused thus leaves no row. Raises UnusablePicture where so much time has passed
    that its file was swept away.
    """
    if not PICTURES.place_of(picture.digest).exists():
        raise UnusablePicture("The picture's file was swept away meanwhile; try again.")
    picture.recorded_at = open_writing.recorded_at
    picture.save()
