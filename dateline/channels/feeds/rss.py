"""A listing as RSS 2.0, with pictures as Media RSS 1.5.1 has them."""

from typing import Any

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed, rfc3339_date

from dateline.archive.entries import ShownPicture
from dateline.channels.feeds.entry import PICTURE_TYPE, picture_file, words_of_picture
from dateline.channels.feeds.followed import Followed
from dateline.channels.feeds.syndication import Steady, filled

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
_MEDIA = "http://search.yahoo.com/mrss/"


class _Rss(Steady, Rss201rev2Feed):
    """RSS 2.0; for what it has no element, those of Atom and of Media RSS."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the forms that elements are borrowed from."""
        return {**super().rss_attributes(), "xmlns:media": _MEDIA}

    def add_root_elements(self, handler: Any) -> None:
        """Add what the feed says of itself, and its ways on."""
        super().add_root_elements(handler)
        for relation, address in self.feed["ways"].items():
            handler.addQuickElement("atom:link", None, {"rel": relation, "href": address})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add an entry; its picture as long as it may be shown."""
        picture: ShownPicture | None = item["picture"]
        enclosures = [_enclosure(picture)] if picture else []
        super().add_item_elements(handler, item | {"enclosures": enclosures})
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if picture:
            _add_picture(handler, picture)


def rss(followed: Followed) -> bytes:
    """Return a page of a listing as RSS 2.0."""
    return filled(_Rss, followed).writeString("utf-8").encode()


def _enclosure(picture: ShownPicture) -> Enclosure:
    """Return a picture as an enclosure, which says its length in bytes."""
    return Enclosure(picture_file(picture), str(picture.size), PICTURE_TYPE)


def _add_picture(handler: Any, picture: ShownPicture) -> None:
    attributes = {
        "url": picture_file(picture),
        "type": PICTURE_TYPE,
        "medium": "image",
        "fileSize": str(picture.size),
        "width": str(picture.width),
        "height": str(picture.height),
    }
    handler.startElement("media:content", attributes)
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    if words := words_of_picture(picture):
        handler.addQuickElement("media:description", words, {"type": "plain"})
    handler.endElement("media:content")
