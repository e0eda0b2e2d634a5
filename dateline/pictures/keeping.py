"""Verbs: a picture's file is kept, and then, in the transaction that shows it, the picture."""

import hashlib
import os
from dataclasses import asdict, dataclass, fields

from dateline.jobs.asking import ask
from dateline.journal.writing import Writing
from dateline.pictures.developing import Developed, UnusablePicture, develop
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture
from dateline.pictures.packet import NO_WORDS, PictureWords
from dateline.pictures.rights import Terms, keep_rights

RENDITIONS_JOB = "renditions"


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """What `prepare_files` kept of a picture; for its parts see Picture."""

    digest: str
    width: int
    height: int
    size: int
    full_digest: str = ""
    full_width: int = 0
    full_height: int = 0
    full_size: int = 0

    def picture(self) -> Picture:
        """Return a picture with these files, not yet in the table.

        Every call gives a name of its own: an address belongs to one use of a picture, so it
        goes with that use and tells nothing of any other.
        """
        return Picture(**asdict(self))

    @classmethod
    def of(cls, picture: Picture) -> "PictureFiles":
        """Return the files of a picture."""
        return cls(**{part.name: getattr(picture, part.name) for part in fields(cls)})


def prepare_files(raw: bytes, words: PictureWords = NO_WORDS) -> PictureFiles:
    """Keep the files of a picture, with the words written into them.

    To be called before a transaction is opened: nobody waits for a picture to be decoded.
    Raises UnusablePicture, or OSError where a file cannot be written.
    """
    for_pages, full = develop(raw, words)
    digest, full_digest = _kept(for_pages), _kept(full)
    pages_part = (digest, for_pages.width, for_pages.height, len(for_pages.content))
    return PictureFiles(*pages_part, full_digest, full.width, full.height, len(full.content))


def prepare_picture(raw: bytes, words: PictureWords = NO_WORDS) -> Picture:
    """Do as `prepare_files`, and return a picture with a name of its own."""
    return prepare_files(raw, words).picture()


def is_kept(files: PictureFiles) -> bool:
    """Say whether files that were kept before are there as they were, and not cut short.

    Whoever sweeps spares them then as if they were new.
    """
    sizes = {files.digest: files.size}
    if files.full_digest:
        sizes[files.full_digest] = files.full_size
    return all(_has(digest, size) for digest, size in sizes.items())


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


def _has(digest: str, size: int) -> bool:
    place = PICTURES.place_of(digest)
    try:
        os.utime(place)
        return place.stat().st_size == size
    except OSError:
        return False
