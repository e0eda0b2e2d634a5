"""What every public page carries around its content."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from django.conf import settings

from dateline.archive.addresses import section_address
from dateline.archive.entries import Entry, SectionView
from dateline.archive.sections import Sections, todays_sections
from dateline.archive.site import SiteView
from dateline.lib.languages import LANGUAGES

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

    `canonical` is the address of the original, where that stands elsewhere.
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
    section: SectionView | None = None
    is_preview: bool = False
    seen_by: SeenBy = SeenBy.DESK
    origin: str = field(default_factory=lambda: settings.SITE_ADDRESS)
    _sections: Sections = field(init=False, default_factory=todays_sections)

    @cached_property
    def site(self) -> SiteView:
        """Whose site it is."""
        return self._sections.site.in_language(self.language)

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return LANGUAGES[self.language].direction

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
