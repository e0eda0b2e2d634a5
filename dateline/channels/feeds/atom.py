"""A listing as Atom (RFC 4287), paged (RFC 5005), with tombstones of the withdrawn (RFC 6721)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from dateline.archive.entries import ShownPicture
from dateline.archive.withdrawn import Withdrawn
from dateline.channels.feeds.entry import (
    PICTURE_TYPE,
    lasting_id,
    picture_file,
    words_of_picture,
)
from dateline.channels.feeds.followed import Followed
from dateline.channels.feeds.syndication import Steady, filled

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class _Atom(Steady, Atom1Feed):
    """Atom; `withdrawn` are the tombstones to set."""

    def root_attributes(self) -> dict[str, str]:
        """Name the form that tombstones have."""
        return {**super().root_attributes(), "xmlns:at": _TOMBSTONES}

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed or left."""
        withdrawn: Sequence[Withdrawn] = self.feed["withdrawn"]
        return max([super().latest_post_date(), *(one.at for one in withdrawn)])

    def add_root_elements(self, handler: Any) -> None:
        """Add what the feed says of itself, its ways on, and what has left it."""
        super().add_root_elements(handler)
        for relation, address in self.feed["ways"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})
        for withdrawn in self.feed["withdrawn"]:
            _add_tombstone(handler, withdrawn)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add an entry; a category that is not in the feed's language says in which it is.

        Of a category, only the label is words for people (RFC 4287, section 4.2.2.3).
        """
        language = item["categories_language"]
        own = () if language else item["categories"]
        super().add_item_elements(handler, item | {"categories": own})
        for words in item["categories"] if language else ():
            attributes = {"term": words, "label": words, "xml:lang": language}
            handler.addQuickElement("category", "", attributes)
        if item["picture"]:
            handler.addQuickElement("link", "", _enclosure(item["picture"]))


def atom(followed: Followed, withdrawn: Sequence[Withdrawn]) -> bytes:
    """Return a page of a listing as Atom; `withdrawn` is what left it lately."""
    return filled(_Atom, followed, withdrawn=withdrawn).writeString("utf-8").encode()


def _enclosure(picture: ShownPicture) -> dict[str, str]:
    """Return a picture as the attributes of a link; its length is in bytes."""
    title = " ".join(words for words in (words_of_picture(picture), picture.credit) if words)
    return {
        "rel": "enclosure",
        "href": picture_file(picture),
        "type": PICTURE_TYPE,
        "length": str(picture.size),
        **({"title": title} if title else {}),
    }


def _add_tombstone(handler: Any, withdrawn: Withdrawn) -> None:
    attributes = {
        "ref": lasting_id(withdrawn.language, withdrawn.public_id),
        "when": rfc3339_date(withdrawn.at),
    }
    handler.startElement("at:deleted-entry", attributes)
    handler.addQuickElement("at:comment", withdrawn.reason)
    handler.endElement("at:deleted-entry")
