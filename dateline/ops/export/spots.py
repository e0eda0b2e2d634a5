"""What sort of thing an address of the site is, as far as an export tells it apart.

Addresses are told apart by the site's own table of them. What is of none of these sorts (search,
labels and what they narrow, pages without pictures, the API, what others embed, items as they
once stood) stays on the living site.

The older pages of a list begin elsewhere with every release, and all of them would be written
anew. So “Older” leads to the month, and only a month's own pages are turned.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from django.conf import settings
from django.urls import Resolver404, resolve

from dateline.archive.addresses import month_address
from dateline.channels.feeds.calendar.item import item_calendar
from dateline.channels.feeds.calendar.section import section_calendar
from dateline.channels.feeds.exchange.item import item_document
from dateline.channels.feeds.section import section_feed
from dateline.channels.web.download import download
from dateline.channels.web.front import front
from dateline.channels.web.item import item
from dateline.channels.web.listing import listing_page, listing_plain_text
from dateline.channels.web.narrowing import BY_MONTH, narrowing_page
from dateline.channels.web.own_colours import own_colours
from dateline.channels.web.picture import picture
from dateline.channels.web.press_pictures import press_pictures

_BEFORE = "before="
_TEXT = ".txt"
_DAY = re.compile(r"(\d{4})-(\d\d)-")


class Sort(Enum):
    """What is found at an address."""

    ASSET = auto()
    PICTURE = auto()
    HOME = auto()
    LIST = auto()
    LIST_DOCUMENT = auto()
    ITEM = auto()
    ITEM_DOCUMENT = auto()
    PRESS = auto()


_VIEWS: dict[Callable[..., Any], Sort] = {
    own_colours: Sort.ASSET,
    download: Sort.ASSET,
    picture: Sort.PICTURE,
    front: Sort.HOME,
    listing_page: Sort.LIST,
    narrowing_page: Sort.LIST,
    listing_plain_text: Sort.LIST_DOCUMENT,
    section_feed: Sort.LIST_DOCUMENT,
    section_calendar: Sort.LIST_DOCUMENT,
    item: Sort.ITEM,
    item_document: Sort.ITEM_DOCUMENT,
    item_calendar: Sort.ITEM_DOCUMENT,
    press_pictures: Sort.PRESS,
}
_TURNS_PAGES = {listing_page, listing_plain_text}


class Spot(NamedTuple):
    """An address that an export could hold, with what its path says.

    `words` stand behind an item's id; `token` is a picture's.
    """

    sort: Sort
    address: str
    language: str = ""
    slug: str = ""
    public_id: str = ""
    words: str = ""
    token: str = ""

    @property
    def is_page(self) -> bool:
        """Say whether it answers HTML."""
        return self.sort in {Sort.HOME, Sort.LIST, Sort.PRESS, Sort.ITEM}


@lru_cache(4096)
def spot_of(address: str) -> Spot | None:
    """Return what an address of the site is, None for what no export holds."""
    path, _mark, query = address.partition("?")
    # Whoever wrote a link wrote some of its signs in one way or the other.
    path = quote(unquote(path))
    if path.startswith(settings.STATIC_URL):
        return None if query else Spot(Sort.ASSET, path)
    try:
        view, _arguments, said = resolve(unquote(path))
    except Resolver404:
        return None
    sort = _VIEWS.get(view)
    is_older = query.startswith(_BEFORE) and "&" not in query and view in _TURNS_PAGES
    if is_older and "month" not in said:
        return _month_of(query.removeprefix(_BEFORE), said)
    is_by_label = said.get("facet", BY_MONTH) != BY_MONTH
    if sort is None or is_by_label or (query and not is_older):
        return None
    words = said.get("words", "")
    if sort is Sort.ITEM and words.endswith(_TEXT):
        sort, words = Sort.ITEM_DOCUMENT, words.removesuffix(_TEXT)
    return Spot(
        sort,
        f"{path}?{query}" if query else path,
        said.get("language", ""),
        said.get("slug", ""),
        said.get("public_id", ""),
        words,
        said.get("token", ""),
    )


def _month_of(cursor: str, said: dict[str, Any]) -> Spot | None:
    found = _DAY.match(unquote(cursor))
    if found is None:
        return None
    year, month = map(int, found.groups())
    return spot_of(month_address(said["language"], said["slug"], year, month))
