"""What every public page carries around its content."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.conf import settings

from dateline.archive.addresses import feed_address, section_address
from dateline.archive.entries import Entry, SectionView
from dateline.archive.sections import todays_sections
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
    """An entry and the path of its page."""

    entry: Entry
    address: str


class Link(NamedTuple):
    """A way to another page, and where it leads in words."""

    address: str
    words: str


@dataclass(frozen=True)
class Page:
    """The frame of a page; `address` is its own path, "" where it has none."""

    title: str
    language: str
    address: str = ""
    description: str = ""
    alternates: Sequence[Alternate] = ()
    plain_text_address: str = ""
    plain_text_size: int | None = None
    feeds: Sequence[Feed] = ()
    section: SectionView | None = None
    origin: str = field(default_factory=lambda: settings.SITE_ADDRESS)
    site_name: str = field(default_factory=lambda: settings.SITE_NAME or "Dateline")
    is_demonstration: bool = field(default_factory=lambda: not settings.SITE_NAME)

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
            for view in todays_sections().in_language(self.language)[:_MASTHEAD_SECTIONS]
        ]


def alternate(language: str, address: str, *, current: str) -> Alternate:
    """Return the link to a page in `language`, from a page in `current`."""
    return Alternate(language, LANGUAGES[language].own_name, address, language == current)


def feeds_of(section: SectionView) -> list[Feed]:
    """Return the feeds of a section."""
    return [
        Feed(name, section.title, type_, feed_address(section.language, section.slug, form))
        for name, type_, form in (
            ("RSS", "application/rss+xml", "rss"),
            ("Atom", "application/atom+xml", "atom"),
        )
    ]
