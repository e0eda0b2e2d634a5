"""A listing as JSON Feed 1.1."""

import json
from datetime import datetime
from typing import Any

from dateline.archive.entries import Entry, ShownPicture
from dateline.channels.feeds.entry import (
    PICTURE_TYPE,
    lasting_id,
    page_of,
    picture_file,
    summary_as_html,
)
from dateline.channels.feeds.followed import Followed

CONTENT_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(followed: Followed) -> bytes:
    """Return a page of a listing as JSON Feed; every page names the newest one as the feed's."""
    onward = {"next_url": followed.next} if followed.next else {}
    feed = {
        "version": _VERSION,
        "title": followed.title,
        "home_page_url": followed.home,
        "feed_url": followed.first,
        **onward,
        "description": followed.description,
        "authors": [{"name": followed.publisher}],
        "language": followed.language,
        "items": [_item(entry) for entry in followed.entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": lasting_id(entry.language, entry.public_id),
        "url": page_of(entry),
        "title": entry.headline,
        # An item needs a content; the summary is it, and names whose the picture is.
        "content_html": summary_as_html(entry),
        "date_published": _moment(entry.first_released_at),
        "date_modified": _moment(entry.changed_at),
        "language": entry.language,
    }
    if entry.standfirst:
        item["summary"] = entry.standfirst
    if entry.kicker:
        item["tags"] = [entry.kicker]
    return item | (_pictured(entry.picture) if entry.picture else {})


def _pictured(picture: ShownPicture) -> dict[str, Any]:
    """Return a picture as an item has it; its size is in bytes, its title says whose it is."""
    attachment = {
        "url": picture_file(picture),
        "mime_type": PICTURE_TYPE,
        "size_in_bytes": picture.size,
        **({"title": picture.credit} if picture.credit else {}),
    }
    return {"image": picture_file(picture), "attachments": [attachment]}


def _moment(at: datetime) -> str:
    """Return a moment as RFC 3339 has it, in whole seconds as in the other forms."""
    return at.replace(microsecond=0).isoformat()
