"""A picture beside a story as an item of NewsML-G2 of its own, as the standard has it."""

from xml.etree.ElementTree import Element

from dateline.archive.press_pictures import PressPicture
from dateline.channels.feeds.entry import PICTURE_TYPE
from dateline.channels.feeds.exchange.elements import element
from dateline.channels.feeds.exchange.newsml_parts import any_item, line, managed, rights
from dateline.channels.feeds.exchange.release import Release
from dateline.channels.feeds.exchange.shots import Size, sizes_of, terms_of, uri_of

# IPTC's codes for renditions; other sizes have none.
_CODES = {"highRes": "rnd:highRes", "web": "rnd:web"}


def picture_item(picture: PressPicture, release: Release) -> Element:
    """Return a picture with its words, its terms and its sizes.

    Its words change with the story's, and so its version is the story's.
    """
    entry, words = release.entry, picture.words
    address = picture.licence.address if picture.licence else ""
    meta = managed("picture", release.publisher, entry.changed_at, entry.first_released_at)
    return any_item(
        "newsItem",
        uri_of(picture),
        release.version,
        entry.language,
        rights(picture.holder, terms_of(picture, entry.language), address),
        element("itemMeta", *meta),
        element(
            "contentMeta",
            *line("creditline", picture.credit),
            *line("description", words.caption, words.caption_language, role="drol:caption"),
            *line("description", words.alt, words.alt_language, role="drol:altText"),
        ),
        element("contentSet", *map(_remote, sizes_of(picture))),
    )


def _remote(size: Size) -> Element:
    return element(
        "remoteContent",
        href=size.address,
        contenttype=PICTURE_TYPE,
        rendition=_CODES.get(size.name, ""),
        width=size.width,
        height=size.height,
        size=size.size,
    )
