"""What every public page carries around its content."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from markupsafe import Markup

from dateline.archive.addresses import section_address
from dateline.archive.entries import Entry, SectionView
from dateline.archive.sections import Sections, todays_sections
from dateline.archive.site import SiteView
from dateline.channels.web.share_card import ShareCard
from dateline.channels.web.structured.any_page import page_node
from dateline.channels.web.structured.graph import Node, as_json_ld
from dateline.channels.web.structured.publisher import publisher
from dateline.channels.web.without_pictures import without_pictures
from dateline.lib.languages import DEFAULT, LANGUAGES

_MASTHEAD_SECTIONS = 6


class Alternate(NamedTuple):
    """The same page in a language, its own included."""

    language: str
    name: str
    address: str
    is_current: bool


class Feed(NamedTuple):
    """A feed that follows what the page shows."""

    name: str
    title: str
    type: str
    address: str


class SectionLink(NamedTuple):
    """A section in the masthead."""

    title: str
    address: str
    is_current: bool


class Row(NamedTuple):
    """An entry and the path of its page; `is_pinned` where it stands first for a reason."""

    entry: Entry
    address: str
    is_pinned: bool = False


class Link(NamedTuple):
    """A way to another page, and where it leads in words."""

    address: str
    words: str


class SeenBy(Enum):
    """Who sees what a preview shows."""

    DESK = "desk"
    GUEST = "guest"
    READERS = "readers"
    # Readers have the item, but not in these words.
    DESK_ALONE_SO = "desk alone, so"


@dataclass(frozen=True)
class Page:
    """The frame of a page; `address` is its own path, "" where it has none.

    `canonical` is the address of the original, where that stands elsewhere. What is not for
    search engines they are asked not to keep. `nodes` are what machines read of it; without
    any, that it is a page; `exchange` is what editorial systems take in. `calendar_address` is
    the path of the events it is about as a calendar. `stood_at` (UTC) is said where it shows
    what stood here then.
    """

    title: str
    language: str
    address: str = ""
    canonical: str = ""
    description: str = ""
    alternates: Sequence[Alternate] = ()
    plain_text_address: str = ""
    plain_text_size: int | None = None
    feeds: Sequence[Feed] = ()
    exchange: Sequence[Feed] = ()
    calendar_address: str = ""
    section: SectionView | None = None
    nodes: Sequence[Node] = ()
    card: ShareCard | None = None
    oembed_address: str = ""
    api_address: str = ""
    stood_at: datetime | None = None
    is_for_search_engines: bool = True
    is_preview: bool = False
    has_pictures: bool = False
    embed_code_address: str = ""
    seen_by: SeenBy = SeenBy.DESK
    origin: str = field(default_factory=lambda: settings.SITE_ADDRESS)
    _sections: Sections = field(init=False, default_factory=todays_sections)

    @cached_property
    def site(self) -> SiteView:
        """Whose site it is."""
        return self._sections.site.in_language(self.language)

    @cached_property
    def json_ld(self) -> Markup:
        """The page as JSON-LD, as it stands in a script element; "" without an address."""
        if not self.address:
            return Markup("")
        nodes = self.nodes or [
            page_node(self.title, self.address, language=self.language, origin=self.origin)
        ]
        return as_json_ld([publisher(self.site, self.origin), *nodes])

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return LANGUAGES[self.language].direction

    @property
    def translations(self) -> Sequence[Alternate]:
        """The alternates where each lists all the others, this page included.

        A later page of a listing has none: other languages turn their pages elsewhere.
        """
        is_listed = any(other.address == self.address for other in self.alternates)
        return self.alternates if is_listed else ()

    @property
    def default_translation(self) -> Alternate:
        """The translation for readers of any other language: the English one, else the first."""
        return min(self.translations, key=lambda other: (other.language != DEFAULT, other.language))

    @property
    def webcal_address(self) -> str:
        """The whole address under which programs subscribe to the calendar when it is opened."""
        _scheme, _colon, rest = f"{self.origin}{self.calendar_address}".partition(":")
        return f"webcal:{rest}"

    @property
    def address_without_pictures(self) -> str:
        """The path of the same page without its pictures."""
        return without_pictures(self.address)

    @property
    def home_address(self) -> str:
        """The path of the front page in this language."""
        return f"/{self.language}/"

    @cached_property
    def sections(self) -> list[SectionLink]:
        """The first sections of this language, the one the page belongs to marked."""
        current = self.section.public_id if self.section else ""
        return [
            SectionLink(
                view.title, section_address(view.language, view.slug), view.public_id == current
            )
            for view in self._sections.in_language(self.language)[:_MASTHEAD_SECTIONS]
        ]


def alternate(language: str, address: str, *, current: str) -> Alternate:
    """Return the link to a page in `language`, from a page in `current`."""
    return Alternate(language, LANGUAGES[language].own_name, address, language == current)
