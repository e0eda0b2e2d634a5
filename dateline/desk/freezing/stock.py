"""Where the pictures and files of a story come from: the desk's, named or made ready."""

from dataclasses import dataclass
from mimetypes import guess_type
from typing import Protocol

from django.utils.translation import gettext as _

from dateline.desk.models import DeskDocument, DeskImage
from dateline.pictures.packet import PictureWords
from dateline.record.blocks import FileLink, PictureRef


@dataclass(frozen=True, slots=True)
class Use:
    """A picture where a story in a language shows it, with the words that were typed there.

    `credit` is the one printed beside it; `alt` and `caption` are "" where the picture's own are
    to serve.
    """

    image: DeskImage
    language: str
    credit: str
    alt: str = ""
    caption: str = ""

    def ref(self, token: str, digest: str) -> PictureRef:
        """Return the picture as the story holds it, with the best words there are for it."""
        alt, alt_language = self._said("alt", self.alt)
        caption, caption_language = self._said("caption", self.caption)
        return PictureRef(token, digest, alt, caption, alt_language, caption_language)

    def words(self) -> PictureWords:
        """Return what is written into its file: the picture's words, and the story's in a gap."""
        image = self.image
        return PictureWords(
            credit=self.credit,
            holder=image.holder,
            licence=image.licence,
            alts=self._filled("alt", self.alt),
            captions=self._filled("caption", self.caption),
        )

    def _said(self, name: str, typed: str) -> tuple[str, str]:
        return (typed, "") if typed.strip() else self.image.text_in(name, self.language)

    def _filled(self, name: str, typed: str) -> dict[str, str]:
        gap = {self.language: typed} if typed.strip() else {}
        return gap | self.image.texts_of(name)


def own_words(image: DeskImage) -> PictureWords:
    """Return what is written into the file of a picture that no story has other words for."""
    return Use(image, "", image.credit).words()


class Stock(Protocol):
    """Gives a story's pictures and files their tokens and digests."""

    def picture(self, use: Use) -> PictureRef:
        """Return the picture as a story holds it; raises UnusableStory."""

    def file(self, document: DeskDocument, *, title: str) -> FileLink:
        """Return the file as a story holds it; raises UnusableStory."""


class Named:
    """Names pictures and files and makes nothing ready: for previews and checks."""

    def __init__(self) -> None:
        self.images: dict[str, DeskImage] = {}
        self.documents: dict[str, DeskDocument] = {}

    def picture(self, use: Use) -> PictureRef:
        """Return the picture under the name “picture-” and its number on the desk."""
        name = f"picture-{use.image.pk}"
        self.images[name] = use.image
        return use.ref(name, digest="")

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
