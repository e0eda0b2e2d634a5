"""The question where items stand in their languages: each against what it was made from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wagtail.models import Revision

from dateline.archive.unfolding import Unfolding, stories_of, unfoldings
from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.desk.states import State, state_of
from dateline.desk.translating.behind import Behind, Made, behind
from dateline.desk.translating.pins import Pin, pins_of
from dateline.desk.translating.said import Said, said_by
from dateline.desk.words import language_name
from dateline.lib.languages import LANGUAGES

_NOTHING = Unfolding()
_SAVED_AGAIN = timedelta(microseconds=1)
# Of a version of a story's history, what a translation says again.
_WORDS = (
    *("title", "kicker", "strapline", "standfirst", "byline", "dateline", "date", "credit"),
    *("picture_alt", "picture_caption", "body", "contacts", "source_name"),
    *("event_starts_on", "event_starts_time", "event_ends_on", "event_ends_time"),
    *("event_zone", "event_place", "event_state"),
)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """An item in one language: on the desk, before readers, both, or nowhere yet.

    `draft` says how far the newest words are behind their source, `out` how far those are
    that readers have; both are None where it is written for itself.
    """

    tag: str
    page: StoryPage | None = None
    state: State | None = None
    told: Unfolding = _NOTHING
    draft: Behind | None = None
    out: Behind | None = None

    @property
    def name(self) -> str:
        """What the language is called."""
        return language_name(self.tag)

    @property
    def is_missing(self) -> bool:
        """Whether nobody has written it, and readers have nothing."""
        return self.page is None and not self.is_out and not self.told.shown

    @property
    def is_out(self) -> bool:
        """Whether readers can read it."""
        return bool(self.told.shown) and not self.told.is_withdrawn

    @property
    def is_behind(self) -> bool:
        """Whether its source says something that it does not say yet."""
        return bool(self.draft and self.draft.is_behind and not self.draft.is_withdrawn)


@dataclass(frozen=True, slots=True)
class ItemLanguages:
    """An item in every language that its office works in, or that it is in already."""

    public_id: str
    office: Office
    face: StoryPage
    languages: tuple[InLanguage, ...]

    @property
    def changed_at(self) -> datetime:
        """When somebody last wrote on it in any language (UTC)."""
        moments = [one.page.latest_revision_created_at for one in self.languages if one.page]
        return max(moment for moment in moments if moment)


def languages_of(
    public_ids: Collection[str], at: datetime, *, in_language: str
) -> dict[str, ItemLanguages]:
    """Return where items stand at `at` (UTC), by public id; as many questions for all as for one.

    Each shows its face in `in_language`, where it is written in that.
    """
    rows = StoryPage.objects.filter(public_id__in=list(public_ids)).defer("body", "contacts")
    pages = list(rows.order_by("pk"))
    gathered = _Gathered(pages, at)
    items: dict[str, list[StoryPage]] = {}
    for page in pages:
        items.setdefault(page.public_id, []).append(page)
    return {
        public_id: gathered.item(public_id, items[public_id], in_language)
        for public_id in public_ids
        if public_id in items
    }


class _Gathered:
    """What is asked about all items at once."""

    def __init__(self, pages: list[StoryPage], at: datetime) -> None:
        self.pages = {(page.public_id, page.language): page for page in pages}
        self.states = state_of(pages, at)
        self.pins = pins_of(pages)
        self.told = unfoldings({page.public_id for page in pages}, at=at)
        self.offices = _offices(pages)
        self.writes_in = _languages(self.offices.values())
        self.made = {key: self._made(page) for key, page in self.pages.items()}
        self.released = {key: self._released(key) for key in self.told}
        self.words = self._words()
        self.rewritten = _rewritten(self._pairs())

    def item(self, public_id: str, pages: list[StoryPage], in_language: str) -> ItemLanguages:
        """Return one item in all of its languages."""
        office = self.offices[_above(pages[0])]
        its_own = {language for there, language in self.told if there == public_id}
        tags = self.writes_in[office.pk] | its_own | {page.language for page in pages}
        face = next((page for page in pages if page.language == in_language), pages[0])
        found = [self._in_language(public_id, tag) for tag in LANGUAGES if tag in tags]
        return ItemLanguages(public_id, office, face, tuple(found))

    def _in_language(self, public_id: str, tag: str) -> InLanguage:
        key = public_id, tag
        page = self.pages.get(key)
        made, released = self.made.get(key), self.released.get(key)
        out = self._behind(public_id, released) if released else None
        draft = self._behind(public_id, made) if made else (None if page else out)
        if page and draft:
            draft = replace(draft, is_rewritten=page.pk in self.rewritten and not draft.newer)
            # Where nothing waits to go out, the desk has found that there is nothing to change.
            out = out if page.has_unpublished_changes else draft
        return InLanguage(
            tag,
            page,
            self.states[page.pk] if page else None,
            self.told.get(key, _NOTHING),
            draft,
            out if page is None or draft else None,
        )

    def _behind(self, public_id: str, made: Made) -> Behind:
        return behind(made, self.told.get((public_id, made.source), _NOTHING), self.words)

    def _made(self, page: StoryPage) -> Made | None:
        pin = self.pins.get(page.pk)
        if pin is None:
            return None
        released = self._released((page.public_id, page.language))
        if pin.said is None and released and released.source == pin.language:
            return released
        return Made(pin.language, pin.said, pin.at)

    def _released(self, key: tuple[str, str]) -> Made | None:
        """Return what the newest version was made from that readers have."""
        newest = self.told[key].newest if key in self.told else None
        if newest is None or newest.source_id is None:
            return None
        public_id = key[0]
        source = next(
            (
                language
                for (there, language), told in self.told.items()
                if there == public_id and told.has(newest.source_id)
            ),
            "",
        )
        return Made(source, edition_id=newest.source_id) if source else None

    def _words(self) -> Mapping[int, Said]:
        every = [(key, made) for some in (self.made, self.released) for key, made in some.items()]
        sources = {(key[0], made.source) for key, made in every if made}
        wanted = {
            told.edition_id
            for source in sources & self.told.keys()
            for told in (*self.told[source].shown, *self.told[source].coming)
            if not told.is_notice
        }
        wanted |= {made.edition_id for _key, made in every if made and made.edition_id}
        return {key: said_by(story) for key, story in stories_of(wanted).items()}

    def _pairs(self) -> Iterable[tuple[StoryPage, Pin, StoryPage]]:
        """Yield translations with their source, where that has words which are not out."""
        for page in self.pages.values():
            pin = self.pins.get(page.pk)
            source = self.pages.get((page.public_id, pin.language)) if pin else None
            if pin and source and source.has_unpublished_changes:
                yield page, pin, source


def _rewritten(pairs: Iterable[tuple[StoryPage, Pin, StoryPage]]) -> set[int]:
    """Return the keys of translations whose source says something else by now on the desk."""
    changed = {
        page.pk: (pin.revision_id, source.latest_revision_id)
        for page, pin, source in pairs
        if pin.at and source.latest_revision_created_at - _SAVED_AGAIN != pin.at
    }
    keys = {revision for pair in changed.values() for revision in pair}
    rows = Revision.objects.filter(pk__in=keys) if keys else Revision.objects.none()
    contents = dict(rows.values_list("pk", "content"))
    return {
        key
        for key, (pinned, newest) in changed.items()
        if _words_of(contents.get(pinned)) != _words_of(contents.get(newest))
    }


def _words_of(content: Mapping[str, object] | None) -> list[object]:
    return [(content or {}).get(name) for name in _WORDS]


def _above(page: StoryPage) -> str:
    """Return the path of the office's page."""
    return str(page.path[: -page.steplen])


def _offices(pages: Iterable[StoryPage]) -> dict[str, Office]:
    rows = OfficePage.objects.filter(path__in={_above(page) for page in pages})
    return {row.path: row.office for row in rows.select_related("office__term")}


def _languages(offices: Iterable[Office]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    rows = OfficePage.objects.filter(office__in={office.pk for office in offices})
    for key, tag in rows.values_list("office", "language"):
        found.setdefault(key, set()).add(tag)
    return found
