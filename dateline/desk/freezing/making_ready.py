"""Pictures and files of the desk, made ready to be shown to readers."""

import hashlib
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from dateline.desk.models import DeskDocument, DeskImage
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import prepare_again, prepare_picture
from dateline.pictures.keeping_files import prepare_file
from dateline.pictures.models import KeptFile, Picture
from dateline.pictures.sniffing import UnusableFile
from dateline.record.blocks import FileLink, PictureRef, all_of
from dateline.record.story import Story, UnusableStory


class MadeReady:
    """Makes pictures and files ready; those that the version before shows keep their tokens.

    `pictures` and `files` are the new ones, not yet in their tables.
    """

    def __init__(self, before: Story | None) -> None:
        self.pictures: list[Picture] = []
        self.files: list[KeptFile] = []
        shown = (before.picture, before.body) if before else ()
        self._pictures = _by_digest(all_of(PictureRef, shown))
        self._files = _by_digest(all_of(FileLink, shown))

    def picture(self, image: DeskImage, *, alt: str, caption: str) -> PictureRef:
        """Return the picture, developed where that has not been done before."""
        ready = made_ready(image)
        earlier = self._pictures[ready.digest]
        if earlier:
            return PictureRef(earlier.pop(0).token, ready.digest, alt=alt, caption=caption)
        self.pictures.append(ready)
        return PictureRef(ready.token, ready.digest, alt=alt, caption=caption)

    def file(self, document: DeskDocument, *, title: str) -> FileLink:
        """Return the file, kept where the version before has no such file."""
        raw = _read(document, document.title)
        earlier = self._files[hashlib.sha256(raw).hexdigest()]
        if earlier:
            was = earlier.pop(0)
            return FileLink(was.token, was.digest, title, was.name, was.media_type, was.size)
        try:
            kept = prepare_file(raw, document.saved_as)
        except UnusableFile as refusal:
            raise _named(document.title, refusal) from refusal
        self.files.append(kept)
        return FileLink(kept.token, kept.digest, title, kept.name, kept.media_type, kept.size)


def made_ready(image: DeskImage) -> Picture:
    """Return a picture for readers with a token of its own, not yet in its table.

    It is developed once, and remembered until the image gets another file. Raises
    UnusableStory where it cannot be.
    """
    if image.cleared_digest and (again := prepare_again(image.cleared_digest)):
        return again
    try:
        picture = prepare_picture(_read(image, image.title))
    except UnusablePicture as refusal:
        raise _named(image.title, refusal) from refusal
    image.cleared_digest = picture.digest
    # Of this very file: somebody may have put another in its place meanwhile.
    same = DeskImage.objects.filter(pk=image.pk, file=image.file.name)
    same.update(cleared_digest=picture.digest)
    return picture


def _read(kept: DeskImage | DeskDocument, title: str) -> bytes:
    try:
        with kept.file.open("rb") as opened:
            content: bytes = opened.read()
            return content
    except (OSError, ValueError) as error:
        raise _named(title, _("The file cannot be read; bring it in again.")) from error


def _named(title: str, why: object) -> UnusableStory:
    return UnusableStory(_("“%(title)s”: %(why)s") % {"title": title, "why": why})


def _by_digest(refs: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for ref in refs:
        found[ref.digest].append(ref)
    return found
