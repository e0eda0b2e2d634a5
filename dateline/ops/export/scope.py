"""What of the site an export holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from dateline.archive.entries import SectionView
from dateline.archive.sections import Sections, todays_sections
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.ops.refusal import Refusal


@dataclass(frozen=True)
class Scope:
    """Which sections in which languages.

    `is_of_all_items` where no section was named: then also of items that stand in none.
    """

    sections: tuple[SectionView, ...]
    languages: tuple[str, ...]
    is_of_all_items: bool

    @property
    def is_whole(self) -> bool:
        """Say whether it is all of the site."""
        return self.is_of_all_items and len(self.languages) == len(LANGUAGES)

    def holds_section(self, language: str, slug: str) -> bool:
        """Say whether a section's own address is among what is exported."""
        return (language, slug) in self._own

    @cached_property
    def _own(self) -> set[tuple[str, str]]:
        return {(view.language, view.slug) for view in self.sections}

    def home(self, language: str = "") -> SectionView | None:
        """Return where `/` leads, or a language's own home: to its first section of these."""
        of_language = (view for view in self.sections if language in {"", view.language})
        return next(of_language, None)

    def told(self) -> dict[str, Any]:
        """Return what the manifest says of it."""
        own = sorted(f"{view.language}/{view.slug}" for view in self.sections)
        return {
            "sections": "all" if self.is_of_all_items else own,
            "languages": sorted(self.languages),
        }


def scope_of(named: Sequence[str], languages: Sequence[str]) -> Scope:
    """Return what is meant; raises Refusal for a section that is not there.

    A section is named by its word, in all its languages, or by its address in one; without a
    name, all are meant, and without a language, every one.
    """
    sections = todays_sections()
    order = [DEFAULT, *(tag for tag in LANGUAGES if tag != DEFAULT)]
    tags = tuple(tag for tag in order if tag in languages or not languages)
    views = tuple(view for tag in tags for view in sections.in_language(tag))
    if not named:
        return Scope(views, tags, is_of_all_items=True)
    chosen = {key for words in named for key in _named(words, sections)}
    views = tuple(view for view in views if (view.language, view.slug) in chosen)
    if not views:
        raise Refusal("No such section has a name in that language.")
    tags = tuple(tag for tag in tags if any(view.language == tag for view in views))
    return Scope(views, tags, is_of_all_items=False)


def _named(words: str, sections: Sections) -> set[tuple[str, str]]:
    """Return the addresses of a section: one, or that of every language for its word alone."""
    language, _slash, slug = unquote(urlsplit(words).path).strip("/").rpartition("/")
    if language:
        found = {(language, slug)} & set(sections.by_address)
    else:
        found = {
            other
            for (_tag, own), view in sections.by_address.items()
            if own == slug
            for other in view.languages
        }
    if not found:
        known = ", ".join(f"{tag}/{slug}" for tag, slug in sorted(sections.by_address))
        raise Refusal(f"No section is called “{words}”; there are: {known or 'none'}.")
    return found
