"""Questions: which section an address means, and which there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.archive.entries import SectionView
from dateline.archive.models import Section, SectionName
from dateline.journal.models import Subject
from dateline.journal.position import NewestChange, newest_change


@dataclass(frozen=True)
class Sections:
    """All sections, as of the newest change in the journal.

    `moved` leads from (language, old slug) to the slug a section has now.
    """

    newest: NewestChange | None
    by_address: Mapping[tuple[str, str], SectionView]
    moved: Mapping[tuple[str, str], str]
    front: Mapping[str, SectionView]

    def in_language(self, language: str) -> list[SectionView]:
        """Return the sections that have a name in this language: the front one, then by title."""
        found = (view for (tag, _slug), view in self.by_address.items() if tag == language)
        front = self.front.get(language)
        return sorted(found, key=lambda view: (view is not front, view.title))


_NONE_READ = Sections(newest=None, by_address={}, moved={}, front={})
_todays = _NONE_READ


def todays_sections() -> Sections:
    """Return all sections, read again only where the journal has a newer one."""
    global _todays
    newest = newest_change(Subject.SECTION)
    # Held apart from the global, which another thread may set between two looks at it.
    sections = _todays
    if sections.newest != newest:
        sections = _todays = _read(newest)
    return sections


def forget() -> None:
    """Read anew at the next question, whatever the journal says."""
    global _todays
    _todays = _NONE_READ


def _read(newest: NewestChange) -> Sections:
    by_address: dict[tuple[str, str], SectionView] = {}
    moved: dict[tuple[str, str], str] = {}
    front: dict[str, SectionView] = {}
    names = defaultdict(list)
    for name in SectionName.objects.order_by("language", "slug"):
        names[name.section_id].append(name)
    for section in Section.objects.prefetch_related("terms"):
        current = {name.language: name for name in names[section.pk] if name.is_current}
        for name in names[section.pk]:
            if not name.is_current and name.language in current:
                moved[name.language, name.slug] = current[name.language].slug
        for language, name in current.items():
            view = _view(section, name, current)
            by_address[language, name.slug] = view
            if section.is_front:
                front[language] = view
    return Sections(newest, by_address, moved, front)


def _view(section: Section, name: SectionName, current: Mapping[str, SectionName]) -> SectionView:
    return SectionView(
        public_id=section.public_id,
        language=name.language,
        slug=name.slug,
        title=name.title,
        purpose=name.purpose,
        page_size=section.page_size,
        is_numbered=section.is_numbered,
        has_month_headings=section.has_month_headings,
        term_ids=tuple(sorted(term.pk for term in section.terms.all())),
        languages=tuple((language, other.slug) for language, other in current.items()),
    )
