"""Where the pictures and files of a story come from: the desk's, named or made ready."""

from mimetypes import guess_type
from typing import Protocol

from django.utils.translation import gettext as _

from dateline.desk.models import DeskDocument, DeskImage
from dateline.record.blocks import FileLink, PictureRef


class Stock(Protocol):
    """Gives a story's pictures and files their tokens and digests."""

    def picture(self, image: DeskImage, *, alt: str, caption: str) -> PictureRef:
        """Return the picture as a story holds it; raises UnusableStory."""

    def file(self, document: DeskDocument, *, title: str) -> FileLink:
        """Return the file as a story holds it; raises UnusableStory."""


class Named:
    """Names pictures and files and makes nothing ready: for previews and checks."""

    def __init__(self) -> None:
        self.images: dict[str, DeskImage] = {}
        self.documents: dict[str, DeskDocument] = {}

    def picture(self, image: DeskImage, *, alt: str, caption: str) -> PictureRef:
        """Return the picture under the name “picture-” and its number on the desk."""
        name = f"picture-{image.pk}"
        self.images[name] = image
        return PictureRef(name, digest="", alt=alt, caption=caption)

    def file(self, document: DeskDocument, *, title: str) -> FileLink:
        """Return the file under the name “file-” and its number on the desk."""
        name = f"file-{document.pk}"
        self.documents[name] = document
        return FileLink(
            token=name,
            digest="",
            title=title,
            name=document.saved_as or _("file"),
            media_type=guess_type(document.filename)[0] or "",
            size=document.file_size or 0,
        )
