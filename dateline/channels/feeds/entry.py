"""What all forms of a feed say alike of an entry."""

from html import escape

from django.conf import settings

from dateline.archive.addresses import item_address, lasting_item_address
from dateline.archive.entries import Entry, ShownPicture

PICTURE_TYPE = "image/jpeg"


def page_of(entry: Entry) -> str:
    """Return the whole address of an entry's page."""
    return settings.SITE_ADDRESS + item_address(entry)


def lasting_id(language: str, public_id: str) -> str:
    """Return the id of an entry: its address without words, which never changes."""
    return settings.SITE_ADDRESS + lasting_item_address(language, public_id)


def picture_file(picture: ShownPicture) -> str:
    """Return the whole address of a picture."""
    return settings.SITE_ADDRESS + picture.address


def words_of_picture(picture: ShownPicture) -> str:
    """Return what a picture shows: its caption, else its alt text."""
    return picture.caption or picture.alt


def summary_as_html(entry: Entry) -> str:
    """Return the standfirst as HTML, and below it whose the picture is.

    Few readers of feeds show the credit of an enclosure, and all of them show this.
    """
    words = escape(entry.standfirst, quote=False)
    if entry.picture is None or not entry.picture.credit:
        return words
    credit = f"<p><small>{escape(entry.picture.credit, quote=False)}</small></p>"
    return f"<p>{words}</p>{credit}" if words else credit
