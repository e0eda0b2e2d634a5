"""Kept pictures and files, laid among the pictures and files of an office."""

from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext as _

from dateline.desk.models import DeskDocument, DeskImage, Office
from dateline.desk.thawing.refusal import CannotEdit
from dateline.pictures.files import FILES, PICTURES
from dateline.record.blocks import FileLink, PictureRef

_LONGEST_TITLE = 255
_LONGEST_DESCRIPTION = 255


class Stock:
    """Finds an office's picture or file by what is in it, or lays it there."""

    def __init__(self, office: Office) -> None:
        self._collection = office.collection

    def image(self, picture: PictureRef, credit: str) -> DeskImage:
        """Return the picture; raises CannotEdit where its file has been lost."""
        there = DeskImage.objects.filter(
            collection=self._collection, cleared_digest=picture.digest
        ).first()
        if there is not None:
            return there
        with _opened(PICTURES.place_of(picture.digest), picture.alt) as file:
            image = DeskImage(
                title=(picture.alt or picture.token)[:_LONGEST_TITLE],
                file=File(file, name=f"{picture.digest[:16]}.jpg"),
                credit=credit,
                description=picture.alt if len(picture.alt) <= _LONGEST_DESCRIPTION else "",
                collection=self._collection,
            )
            # Without its digest every one of them would count as a copy of the next.
            image._set_file_hash()
            image.file_size = image.file.size
            image.save()
        image.cleared_digest = picture.digest
        image.save(update_fields=["cleared_digest"])
        return image

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


def _opened(place: Path, called: str) -> "File[bytes]":
    try:
        return File(place.open("rb"))
    except FileNotFoundError as error:
        raise CannotEdit(
            _("The file of “%(called)s” is missing on the server: bring it back from a backup.")
            % {"called": called}
        ) from error
