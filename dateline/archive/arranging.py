"""Verbs: a section is made, named and changed."""

import re
from collections.abc import Iterable

from dateline.archive.models import Section, SectionName
from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.lib.languages import language_of
from dateline.lib.text import checked_text
from dateline.terms.models import Term

RESERVED_SLUGS = frozenset(
    [
        "api",
        "desk",
        "export",
        "feeds",
        "i",
        "index",
        "media",
        "months",
        "oembed",
        "search",
        "sitemap",
        "static",
        "tags",
        "verify",
    ]
)
LARGEST_PAGE = 200
_slug = re.compile(r"[\w-]{1,80}")


class UnusableSection(ValueError):
    """The section cannot be made or named so, with the sentence that says why.

    `part` is what stands in the way: "title", "slug", "page_size" or "is_front".
    """

    def __init__(self, sentence: str, part: str) -> None:
        super().__init__(sentence)
        self.part = part


def make_section(
    *, page_size: int = 10, terms: Iterable[Term] = (), is_front: bool = False
) -> Section:
    """Make a section that holds the items under all of the terms; name it next.

    With `is_front` it is the front where there is none yet; `change_section` replaces one.
    """
    with writing() as open_writing:
        section = Section(page_size=_checked_size(page_size))
        section.is_front = is_front and not Section.objects.filter(is_front=True).exists()
        section.save()
        section.terms.set(terms)
        open_writing.note(Subject.SECTION, section.public_id)
    return section


def change_section(section: Section, *, terms: Iterable[Term]) -> None:
    """Keep what was changed on a section, and the terms it is to hold.

    A new front takes the place of the old one; the front itself cannot just cease to be it.
    """
    with writing() as open_writing:
        _checked_size(section.page_size)
        if section.is_front:
            Section.objects.exclude(pk=section.pk).filter(is_front=True).update(is_front=False)
        elif Section.objects.filter(pk=section.pk, is_front=True).exists():
            raise UnusableSection(
                "Readers who open the site arrive here; choose another listing for them first.",
                "is_front",
            )
        section.save()
        section.terms.set(terms)
        open_writing.note(Subject.SECTION, section.public_id)


def name_section(
    section: Section, language: str, *, slug: str, title: str, purpose: str = ""
) -> None:
    """Give a section its title and address in one language; an earlier address leads here."""
    check_slug(slug)
    if not title.strip():
        raise UnusableSection("A listing needs a title.", "title")
    checked_text(title, field="title")
    checked_text(purpose, field="purpose")
    with writing() as open_writing:
        names = SectionName.objects.filter(language=language_of(language).tag)
        holder = names.filter(slug=slug).exclude(section=section).first()
        if holder is not None:
            raise UnusableSection(
                f"The address /{language}/{slug}/ leads to “{holder.title}”.", "slug"
            )
        names.filter(section=section).exclude(slug=slug).update(is_current=False)
        SectionName.objects.update_or_create(
            section=section,
            language=language,
            slug=slug,
            defaults={"title": title, "purpose": purpose, "is_current": True},
        )
        open_writing.note(Subject.SECTION, section.public_id, language=language)


def check_slug(slug: str) -> None:
    """Raise UnusableSection where a section cannot stand under this address."""
    if not _slug.fullmatch(slug) or slug != slug.lower():
        raise UnusableSection(
            f"“{slug}” cannot stand in an address; use small letters, digits and hyphens, "
            "such as news-and-events.",
            "slug",
        )
    if slug in RESERVED_SLUGS or slug.isdigit():
        raise UnusableSection(
            f"The address “{slug}” is kept for something else; take another.", "slug"
        )


def _checked_size(page_size: int) -> int:
    if not 1 <= page_size <= LARGEST_PAGE:
        raise UnusableSection(
            f"A page shows 1 to {LARGEST_PAGE} items, not {page_size}.", "page_size"
        )
    return page_size
