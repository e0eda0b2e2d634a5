"""Kept pictures and files, laid among the pictures and files of an office."""

from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from dateline.desk.freezing.making_ready import remember, source_of
from dateline.desk.freezing.stock import Use
from dateline.desk.models import DeskDocument, DeskImage, Office
from dateline.desk.thawing.refusal import CannotEdit
from dateline.lib.clock import FAR
from dateline.pictures.files import FILES, PICTURES
from dateline.pictures.keeping import PictureFiles
from dateline.pictures.models import Picture, Rights
from dateline.record.blocks import FileLink, PictureRef

_LONGEST_TITLE = 255
# What a focal point stands in the middle of, as part of the shorter edge.
_AREA = 10


class Stock:
    """Finds an office's picture or file by what is in it, or lays it there."""

    def __init__(self, office: Office, language: str) -> None:
        self._collection = office.collection
        self._language = language

    def image(self, picture: PictureRef, credit: str) -> DeskImage:
        """Return the picture; raises CannotEdit where its file has been lost."""
        kept = Picture.objects.filter(token=picture.token).select_related("rights").first()
        if kept and kept.rights:
            there = _under(kept.rights)
        else:
            there = DeskImage.objects.filter(
                collection=self._collection, cleared_digest=picture.digest
            ).first()
        image = there or self._laid(picture, kept, credit)
        if kept and (there is None or _was_made_of(there, picture)):
            # What readers have was made of this very picture, and needs not be made anew.
            use = Use(image, self._language, credit, typed_alt(picture), typed_caption(picture))
            remember(image, source_of(image, use.words()), PictureFiles.of(kept))
        return image

    def _laid(self, picture: PictureRef, kept: Picture | None, credit: str) -> DeskImage:
        digest = (kept and kept.full_digest) or picture.digest
        with _opened(PICTURES.place_of(digest), picture.alt) as file:
            image = DeskImage(
                title=(picture.alt or picture.token)[:_LONGEST_TITLE],
                file=File(file, name=f"{digest[:16]}.jpg"),
                credit=credit,
                texts=self._texts(picture),
                collection=self._collection,
                **(_terms(kept.rights) if kept and kept.rights else {}),
            )
            # Without its digest every one of them would count as a copy of the next.
            image._set_file_hash()
            image.file_size = image.file.size
            if kept:
                _put_focal_point(image, kept)
            image.save()
        return image

    def _texts(self, picture: PictureRef) -> dict[str, dict[str, str]]:
        """Return what it shows, and a caption that is no story's own.

        A story's own stays with the story: beside other pictures of it there may be none.
        """
        texts = {picture.alt_language or self._language: {"alt": picture.alt}}
        if picture.caption_language:
            texts.setdefault(picture.caption_language, {})["caption"] = picture.caption
        return texts

    def document(self, link: FileLink) -> DeskDocument:
        """Return the file; raises CannotEdit where it has been lost."""
        with _opened(FILES.place_of(link.digest), link.title) as file:
            document = DeskDocument(
                title=link.title[:_LONGEST_TITLE],
                file=File(file, name=link.name),
                collection=self._collection,
            )
            document._set_document_file_metadata()
            there = DeskDocument.objects.filter(
                collection=self._collection, file_hash=document.file_hash
            ).first()
            if there is None:
                document.save()
        return there or document


def typed_alt(picture: PictureRef) -> str:
    """Return what a story says itself of what a picture shows, "" for words of another language."""
    return "" if picture.alt_language else picture.alt


def typed_caption(picture: PictureRef) -> str:
    """Return the caption of a story's own, "" for one of another language."""
    return "" if picture.caption_language else picture.caption


def _was_made_of(image: DeskImage, picture: PictureRef) -> bool:
    """Say whether readers have this picture of the file that the desk has now."""
    return any(files["digest"] == picture.digest for files in image.cleared_files.values())


def _under(rights: Rights) -> DeskImage | None:
    """Return the picture of the desk that these rights are those of."""
    return DeskImage.objects.filter(rights=rights).first()


def _terms(rights: Rights) -> dict[str, Any]:
    return {
        "rights": rights,
        "holder": rights.holder,
        "licence": rights.licence,
        "territory": rights.territory,
        "valid_until": None if rights.shown_until == FAR else rights.shown_until,
    }


def _put_focal_point(image: DeskImage, kept: Picture) -> None:
    if kept.focal_x is None or kept.focal_y is None:
        return
    image.focal_point_x = round(image.width * kept.focal_x / 1000)
    image.focal_point_y = round(image.height * kept.focal_y / 1000)
    edge = max(1, min(image.width, image.height) // _AREA)
    image.focal_point_width = image.focal_point_height = edge


def _opened(place: Path, called: str) -> "File[bytes]":
    try:
        return File(place.open("rb"))
    except FileNotFoundError as error:
        raise CannotEdit(
            _("The file of “%(called)s” is missing on the server: bring it back from a backup.")
            % {"called": called}
        ) from error
