"""Questions: which section an address means, which there are, and whose site it is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dateline.archive.entries import Pin, SectionView
from dateline.archive.models import Section, SectionName
from dateline.archive.rarity import rarest_first
from dateline.archive.site import Site, SiteView, read_site
from dateline.journal.models import Subject
from dateline.journal.position import NewestChange, newest_change
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.terms.names import EVENT


@dataclass(frozen=True)
class Sections:
    """All sections, and the site they stand on, as of the newest change in the journal.

    Every page asks for both, so both are kept together, and one question tells whether they
    still hold. `moved` leads from (language, old slug) to the slug a section has now.
    """

    newest: NewestChange | None
    by_address: Mapping[tuple[str, str], SectionView]
    moved: Mapping[tuple[str, str], str]
    front: Mapping[str, SectionView]
    site: Site = field(default_factory=Site)

    @cached_property
    def _by_language(self) -> dict[str, list[SectionView]]:
        found = defaultdict(list)
        for (language, _slug), view in self.by_address.items():
            found[language].append(view)
        for language, views in found.items():
            views.sort(key=lambda view: (view is not self.front.get(language), view.title))
        return found

    def in_language(self, language: str) -> list[SectionView]:
        """Return the sections that have a name in this language: the front one, then by title."""
        return self._by_language.get(language, [])


_NONE_READ = Sections(newest=None, by_address={}, moved={}, front={})
_todays = _NONE_READ


def todays_sections() -> Sections:
    """Return all sections, read again only where the journal has a newer one."""
    global _todays
    # Of terms, as one of them may become a kind of events.
    newest = newest_change(Subject.SECTION, Subject.SITE, Subject.TERM)
    # Held apart from the global, which another thread may set between two looks at it.
    sections = _todays
    if sections.newest != newest:
        sections = _todays = _read(newest)
    return sections


def todays_site(language: str) -> SiteView:
    """Return the site in a language: its name, foot, colour, logo and press contact."""
    return todays_sections().site.in_language(language)


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
    for section in Section.objects.prefetch_related("terms", "pins"):
        current = {name.language: name for name in names[section.pk] if name.is_current}
        for name in names[section.pk]:
            if not name.is_current and name.language in current:
                moved[name.language, name.slug] = current[name.language].slug
        for language, name in current.items():
            view = _view(section, name, current)
            by_address[language, name.slug] = view
            if section.is_front:
                front[language] = view
    return Sections(newest, by_address, moved, front, read_site())


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
        term_ids=rarest_first([term.pk for term in section.terms.all()]),
        languages=tuple((language, other.slug) for language, other in current.items()),
        pins=pins_of(section),
        instead=instead_of(name.language) if section.lists_other_languages else (),
        is_of_events=any(term.schema_type == EVENT for term in section.terms.all()),
    )


def instead_of(language: str) -> tuple[str, ...]:
    """Return the languages that may stand in for one: the one most people read, then the others."""
    others = (DEFAULT, *(tag for tag in LANGUAGES if tag != DEFAULT))
    return tuple(tag for tag in others if tag != language)


def pins_of(section: Section) -> tuple[Pin, ...]:
    """Return what stands first in a section, whether it is visible or not."""
    pins = sorted(section.pins.all(), key=lambda pin: pin.place)
    return tuple(Pin(pin.public_id, pin.from_at, pin.until_at) for pin in pins)
