"""Verbs: a picture's file is kept, and then, in the transaction that shows it, the picture."""

import hashlib
import os

from PIL import Image

from dateline.jobs.asking import ask
from dateline.journal.writing import Writing
from dateline.pictures.developing import Developed, UnusablePicture, develop
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture
from dateline.pictures.packet import NO_WORDS, PictureWords
from dateline.pictures.rights import Terms, keep_rights

RENDITIONS_JOB = "renditions"


def prepare_picture(raw: bytes, words: PictureWords = NO_WORDS) -> Picture:
    """Keep the files, and return the picture with the name it will have, not yet in the table.

    The words are written into the files. To be called before a transaction is opened: nobody
    waits for a picture to be decoded. Raises UnusablePicture, or OSError where a file cannot be
    written. Every call gives a name of its own, even for the same bytes: an address belongs to
    one use of a picture, so it goes with that use and tells nothing of any other.
    """
    for_pages, full = develop(raw, words)
    digest, full_digest = _kept(for_pages), _kept(full)
    return Picture(
        digest=digest,
        width=for_pages.width,
        height=for_pages.height,
        size=len(for_pages.content),
        full_digest=full_digest,
        full_width=full.width,
        full_height=full.height,
        full_size=len(full.content),
    )


def prepare_again(digest: str, full_digest: str = "") -> Picture | None:
    """Return a picture whose files were kept before, under a new name; None where one is gone.

    Nothing is decoded but the headers; whoever sweeps spares the files as if they were new.
    """
    for_pages = _header(digest)
    full = _header(full_digest) if full_digest else (0, 0, 0)
    if for_pages is None or full is None:
        return None
    width, height, size = for_pages
    full_width, full_height, full_size = full
    return Picture(
        digest=digest,
        width=width,
        height=height,
        size=size,
        full_digest=full_digest,
        full_width=full_width,
        full_height=full_height,
        full_size=full_size,
    )


def keep_picture(open_writing: Writing, picture: Picture) -> None:
    """Put a prepared picture in the table, in the writing that shows it, and ask for its sizes.

    One of whose rights nobody has said anything gets some, so that they can end later on. What
    is refused thus leaves no row. Raises UnusablePicture where so much time has passed
    that its file was swept away.
    """
    digests = {picture.digest, picture.full_digest or picture.digest}
    if not all(PICTURES.place_of(digest).exists() for digest in digests):
        raise UnusablePicture("The picture's file was swept away meanwhile; try again.")
    picture.recorded_at = open_writing.recorded_at
    if picture.rights is None:
        picture.rights = keep_rights(None, Terms())
    picture.save()
    ask(RENDITIONS_JOB, {"token": picture.token})


def _kept(developed: Developed) -> str:
    digest = hashlib.sha256(developed.content).hexdigest()
    PICTURES.write(digest, developed.content)
    return digest


def _header(digest: str) -> tuple[int, int, int] | None:
    place = PICTURES.place_of(digest)
    try:
        os.utime(place)
        with Image.open(place, formats=["JPEG"]) as opened:
            return *opened.size, place.stat().st_size
    except OSError:
        return None
