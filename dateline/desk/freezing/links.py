"""Where the links of a story lead: outside, or to another item."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from dateline.desk.freezing.words import Stretch
from dateline.desk.models import StoryPage
from dateline.lib.ids import PATTERN
from dateline.lib.languages import LANGUAGES
from dateline.record.story import UnusableStory

_item_path = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/i/({PATTERN})(?:/.*)?")
_page_id = re.compile(r"[0-9]{1,18}")


class Links:
    """The links of one story; each page is asked for once."""

    def __init__(self) -> None:
        self._items: dict[str, str] = {}

    def leads(self, attributes: Mapping[str, str]) -> Stretch:
        """Return where the attributes of a link lead; a part of this page leads nowhere.

        Raises UnusableStory where it leads to a page that is no story, or is gone.
        """
        if attributes.get("linktype") == "page":
            return Stretch("", item=self._item_of(attributes.get("id", "")))
        address = attributes.get("href", "").strip()
        if not address or address.startswith("#"):
            return Stretch("")
        item = item_at(address)
        return Stretch("", item=item) if item else Stretch("", href=in_full(address))

    def _item_of(self, page_id: str) -> str:
        if page_id not in self._items:
            self._items[page_id] = _public_id(page_id)
        if not self._items[page_id]:
            raise UnusableStory(
                _("A link leads to a page that is no story, or no longer there: take it out.")
            )
        return self._items[page_id]


def item_at(address: str) -> str:
    """Return the public id of the item that an address of this site leads to, else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    found = _item_path.fullmatch(parts.path)
    return found.group(1) if found and parts.netloc in {"", _own_host()} else ""


def in_full(address: str) -> str:
    """Return an address with the site's own before it, where it is a path of this site."""
    is_path = address.startswith("/") and not address.startswith("//")
    return settings.SITE_ADDRESS + address if is_path else address


def _own_host() -> str:
    return urlsplit(settings.SITE_ADDRESS).netloc


def _public_id(page_id: str) -> str:
    if not _page_id.fullmatch(page_id):
        return ""
    found = StoryPage.objects.filter(pk=int(page_id)).values_list("public_id", flat=True)
    return found.first() or ""
