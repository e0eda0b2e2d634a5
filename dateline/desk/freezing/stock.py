"""Where the pictures and files of a story come from: the desk's, named or made ready."""

from dataclasses import dataclass
from mimetypes import guess_type
from typing import Protocol

from django.utils.translation import gettext as _

from dateline.desk.models import DeskDocument, DeskImage
from dateline.lib.languages import DEFAULT
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
        """Return what is written into its file: what the story says of it, and no more.

        Words for another language may belong to a story that nobody has released.
        """
        shown = self.ref("", "")
        return PictureWords(
            credit=self.credit,
            holder=self.image.holder,
            licence=self.image.licence,
            alts={shown.alt_language or self.language: shown.alt},
            captions={shown.caption_language or self.language: shown.caption},
        )

    def _said(self, name: str, typed: str) -> tuple[str, str]:
        return (typed, "") if typed.strip() else self.image.text_in(name, self.language)


def own_words(image: DeskImage, language: str = DEFAULT) -> PictureWords:
    """Return what a story in a language says of a picture that has no other words for it."""
    return Use(image, language, image.credit).words()


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
