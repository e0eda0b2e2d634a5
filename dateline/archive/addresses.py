"""Public addresses: the paths under which everything is found."""

from datetime import datetime
from functools import lru_cache
from urllib.parse import quote

from dateline.archive.entries import Cursor, Entry

# What editorial systems take in, of an item as of a listing.
EXCHANGE = {"ninjs": "ninjs.json", "newsml": "newsml.xml"}
# The forms in which every listing can be followed, and what stands under its address for each.
FEEDS = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json", **EXCHANGE}

# Events alone, for whatever keeps people's calendars.
CALENDAR = "calendar.ics"

AS_OF = "as_of"
API = "/api/v1/"

# A page has dozens of addresses, of the same few sections and items.
quoted = lru_cache(4096)(quote)


def section_address(
    language: str, slug: str, *, before: Cursor | None = None, after: Cursor | None = None
) -> str:
    """Return the path of a section, or of the page past a cursor."""
    return f"/{language}/{quoted(slug)}/{_place(before, after)}"


def section_text_address(
    language: str, slug: str, *, before: Cursor | None = None, after: Cursor | None = None
) -> str:
    """Return the path of a section's plain text."""
    return f"/{language}/{quoted(slug)}/index.txt{_place(before, after)}"


def month_address(language: str, slug: str, year: int, month: int) -> str:
    """Return the path of a section's month."""
    return f"/{language}/{quoted(slug)}/{year:04d}/{month:02d}/"


def feed_address(language: str, slug: str, form: str) -> str:
    """Return the path of a section's feed; `form` is a key of FEEDS."""
    return f"/{language}/{quoted(slug)}/{FEEDS[form]}"


def item_address(entry: Entry) -> str:
    """Return the path of an item's page, slug included."""
    return worded_item_address(entry.language, entry.public_id, entry.slug)


def worded_item_address(language: str, public_id: str, slug: str) -> str:
    """Return the path of an item's page in a language, whose words `slug` is."""
    return f"/{language}/i/{public_id}/{quoted(slug)}"


def item_text_address(entry: Entry) -> str:
    """Return the path of an item's plain text."""
    return f"{item_address(entry)}.txt"


def item_card_address(entry: Entry, digest: str) -> str:
    """Return the path of the picture that stands for an item where it is shared."""
    return f"{item_address(entry)}/card-{digest}.jpg"


def item_document_address(entry: Entry, form: str) -> str:
    """Return the path of an item as editorial systems take it in; `form` is a key of EXCHANGE."""
    return f"{item_address(entry)}/{EXCHANGE[form]}"


def item_calendar_address(language: str, public_id: str, slug: str) -> str:
    """Return the path of an item's event as calendars take it in; the words are `slug`."""
    return f"{worded_item_address(language, public_id, slug)}/{CALENDAR}"


def lasting_item_address(language: str, public_id: str) -> str:
    """Return the path of an item without its words: the one that never changes."""
    return f"/{language}/i/{public_id}/"


def item_api_address(public_id: str, language: str = "") -> str:
    """Return the path of an item in the API, or of what it is in one language."""
    return f"{API}items/{public_id}/{f'{language}/' if language else ''}"


def with_as_of(address: str, moment: datetime) -> str:
    """Return the address of an item's page as it stood at a moment (UTC), a whole minute."""
    return f"{address}?{AS_OF}={moment:%Y-%m-%dT%H:%MZ}"


def picture_address(token: str) -> str:
    """Return the path of a picture."""
    return f"/p/{token}.jpg"


def rendition_address(token: str, name: str) -> str:
    """Return the path of a picture in one of its sizes and forms, such as w400.avif."""
    return f"/p/{token}/{name}"


def press_pictures_address(entry: Entry) -> str:
    """Return the path of the page from which the press takes an item's pictures."""
    return worded_press_pictures_address(entry.language, entry.public_id, entry.slug)


def worded_press_pictures_address(language: str, public_id: str, slug: str) -> str:
    """Return the path of that page in a language, whose words `slug` is."""
    return f"{worded_item_address(language, public_id, slug)}/pictures/"


def alike_address(entry: Entry) -> str:
    """Return the path of the page of what is most like an item."""
    return worded_alike_address(entry.language, entry.public_id, entry.slug)


def worded_alike_address(language: str, public_id: str, slug: str) -> str:
    """Return the path of that page in a language, whose words `slug` is."""
    return f"{worded_item_address(language, public_id, slug)}/like/"


def file_address(token: str, name: str) -> str:
    """Return the path of a file to download; the name is for people."""
    return f"/f/{token}/{quote(name)}"


def _place(before: Cursor | None, after: Cursor | None) -> str:
    if before is not None:
        return f"?before={before}"
    return f"?after={after}" if after is not None else ""
