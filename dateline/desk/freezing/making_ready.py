"""Pictures and files of the desk, made ready to be shown to readers."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.desk.freezing.stock import Use
from dateline.desk.models import DeskDocument, DeskImage
from dateline.lib.clock import FAR
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import PictureFiles, is_kept, prepare_files
from dateline.pictures.keeping_files import prepare_file
from dateline.pictures.models import KeptFile, Picture, Rights
from dateline.pictures.packet import PictureWords
from dateline.pictures.rights import Terms, keep_rights
from dateline.pictures.sniffing import UnusableFile
from dateline.record.blocks import FileLink, PictureRef, all_of
from dateline.record.story import Story, UnusableStory

# Each language of a story may say other words of a picture; more are made anew.
_MOST_REMEMBERED = 30


class MadeReady:
    """Makes pictures and files ready; those that the version before shows keep their tokens.

    `pictures` and `files` are the new ones, not yet in their tables.
    """

    def __init__(self, before: Story | None) -> None:
        self.pictures: list[Picture] = []
        self.files: list[KeptFile] = []
        shown = (before.picture, before.body) if before else ()
        refs = list(all_of(PictureRef, shown))
        self._pictures: dict[str, list[PictureRef]] = _by_digest(refs)
        rows = Picture.objects.filter(token__in=[ref.token for ref in refs])
        self._rows = {row.token: row for row in rows}
        self._files: dict[str, list[FileLink]] = _by_digest(all_of(FileLink, shown))

    def picture(self, use: Use) -> PictureRef:
        """Return the picture, developed where that has not been done before."""
        rights = _rights_if_any(use.image)
        if rights is None and (ref := self._from_elsewhere(use.image)):
            return use.ref(ref.token, ref.digest)
        ready = made_ready(use.image, use.words()).picture()
        ready.rights = rights or rights_of(use.image)
        ready.focal_x, ready.focal_y = focal_point_of(use.image)
        token = self._earlier_token(ready)
        if token is None:
            self.pictures.append(ready)
        return use.ref(token or ready.token, ready.digest)

    def _from_elsewhere(self, image: DeskImage) -> PictureRef | None:
        """Return what the version before shows, if it came not from the desk but is laid there."""
        earlier = self._pictures[image.cleared_digest]
        for number, ref in enumerate(earlier):
            row = self._rows.get(ref.token)
            if row is not None and row.rights_id is None:
                return earlier.pop(number)
        return None

    def _earlier_token(self, ready: Picture) -> str | None:
        """Return the token of the version before that shows the same, under the same rights."""
        earlier = self._pictures[ready.digest]
        for number, ref in enumerate(earlier):
            if _is_the_same(ready, self._rows.get(ref.token)):
                return str(earlier.pop(number).token)
        return None

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


def made_ready(image: DeskImage, words: PictureWords) -> PictureFiles:
    """Return the files of a picture for readers.

    It is developed once for the same words, and remembered until the image gets another file.
    Raises UnusableStory where it cannot be.
    """
    made_from = source_of(image, words)
    # Whoever says that nothing was made, of a lost disk for one, says it by the digest alone.
    known = image.cleared_files.get(made_from) if image.cleared_digest else None
    if known and is_kept(again := PictureFiles(**known)):
        return again
    try:
        files = prepare_files(_read(image, image.title), words)
    except UnusablePicture as refusal:
        raise _named(image.title, refusal) from refusal
    remember(image, made_from, files)
    return files


@transaction.atomic
def remember(image: DeskImage, made_from: str, files: PictureFiles) -> None:
    """Note of a picture which files were made of it and of some words."""
    # Of this very file: somebody may have put another in its place meanwhile.
    same = DeskImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name)
    kept = dict(next(iter(same.values_list("cleared_files", flat=True)), {}))
    kept.pop(made_from, None)
    newest = dict(list(kept.items())[1 - _MOST_REMEMBERED :])
    image.cleared_digest = files.digest
    image.cleared_files = {**newest, made_from: asdict(files)}
    same.update(cleared_digest=files.digest, cleared_files=image.cleared_files)


def source_of(image: DeskImage, words: PictureWords) -> str:
    """Return what tells one file with these words from any other: a SHA-256."""
    parts = [image.file.name, image.file_hash, asdict(words)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def rights_of(image: DeskImage) -> Rights:
    """Return what may be done with a picture, made where it was never saved since there are any."""
    if image.rights is None:
        made = keep_rights(None, terms_of(image))
        if not DeskImage.objects.filter(pk=image.pk, rights=None).update(rights=made):
            # Somebody was faster.
            made.delete()
            image.refresh_from_db(fields=["rights"])
        else:
            image.rights = made
    kept: Any = image.rights
    return cast(Rights, kept)


def _rights_if_any(image: DeskImage) -> Rights | None:
    """Return what may be done with a picture; None as long as nobody has said anything of it.

    What readers got from elsewhere than the desk has none, and stays what it is until then.
    """
    if image.rights is None and terms_of(image) == Terms():
        return None
    return rights_of(image)


def terms_of(image: DeskImage) -> Terms:
    """Return what may be done with a picture, as its form says it."""
    until = image.valid_until or FAR
    return Terms(
        holder=image.holder,
        licence=image.licence,
        territory=image.territory,
        shown_until=until.replace(second=0, microsecond=0),
    )


def focal_point_of(image: DeskImage) -> tuple[int | None, int | None]:
    """Return what matters most in a picture, in thousandths of its width and height."""
    if not image.has_focal_point():
        return None, None
    return (
        _thousandths(image.focal_point_x, image.width),
        _thousandths(image.focal_point_y, image.height),
    )


def _thousandths(part: int, whole: int) -> int:
    return min(1000, round(1000 * part / whole))


def _is_the_same(ready: Picture, row: Picture | None) -> bool:
    names = ("focal_x", "focal_y", "rights_id")
    return row is not None and all(getattr(ready, name) == getattr(row, name) for name in names)


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
