"""Pictures as both forms hand them on: their terms, and the sizes that can be fetched."""

from dataclasses import dataclass

from django.conf import settings

from dateline.archive.addresses import picture_address, rendition_address
from dateline.archive.entries import ShownPicture
from dateline.archive.press_pictures import PressPicture
from dateline.channels.feeds.exchange.words import in_language
from dateline.pictures.licences import LICENCES
from dateline.pictures.sizes import offered_sizes
from dateline.record.blocks import PictureRef


@dataclass(frozen=True, slots=True)
class Size:
    """A picture as a JPEG: where it is (whole), its size in pixels and, where known, bytes.

    `name` is one of IPTC's rendition codes; a size in between has none of its own there.
    """

    name: str
    address: str
    width: int
    height: int
    size: int = 0


def uri_of(picture: PressPicture) -> str:
    """Return the id of a picture in its use beside a story: the address it stands under."""
    return settings.SITE_ADDRESS + picture_address(picture.token)


def sizes_of(picture: PressPicture) -> list[Size]:
    """Return the sizes of a picture, the largest first; one for print where others may have it."""
    origin, whole = settings.SITE_ADDRESS, uri_of(picture)
    known = {origin + copy.address: copy for copy in picture.copies}
    for_print = [
        Size("highRes", address, copy.width, copy.height, copy.size)
        for address, copy in known.items()
        if address != whole
    ]
    size = known[whole].size if whole in known else 0
    smaller = [
        Size(
            f"w{width}",
            origin + rendition_address(picture.token, f"w{width}.jpg"),
            width,
            max(1, round(picture.height * width / picture.width)),
        )
        for width in reversed(offered_sizes(picture.width, picture.height).whole)
        if width != picture.width
    ]
    return [*for_print, Size("web", whole, picture.width, picture.height, size), *smaller]


def terms_of(picture: PressPicture, language: str) -> str:
    """Return under which terms a picture comes, and where they hold; "" where nobody said."""
    if picture.licence is None:
        return picture.territory
    licence = in_language(picture.licence.name, language)
    return f"{licence} ({picture.territory})" if picture.territory else licence


def lead_of(shown: ShownPicture) -> PressPicture:
    """Return the picture of a row, as far as a row knows it."""
    words = PictureRef(
        shown.token,
        digest="",
        alt=shown.alt,
        caption=shown.caption,
        alt_language=shown.alt_language,
        caption_language=shown.caption_language,
    )
    return PressPicture(
        token=shown.token,
        width=shown.width,
        height=shown.height,
        words=words,
        credit=shown.credit,
        holder="",
        licence=LICENCES.get(shown.licence),
        territory="",
        copies=(),
    )
