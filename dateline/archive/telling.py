"""What stands on an item's page: the same for a released story and for one nobody released."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.archive.absence import absence_of
from dateline.archive.addresses import file_address, picture_address
from dateline.archive.by_id import visible_entries
from dateline.archive.entries import (
    Absence,
    Article,
    Entry,
    SectionView,
    ShownFile,
    ShownTerm,
    Version,
    Withdrawal,
)
from dateline.archive.latest import latest
from dateline.archive.sections import Sections, todays_sections
from dateline.archive.selection import Selection
from dateline.archive.unchanged import Unchanged
from dateline.pictures.kept import kept_pictures
from dateline.pictures.licences import may_be_handed_on
from dateline.record.blocks import Block, Figure, FileLink, Gallery, Run, all_of
from dateline.record.story import Story
from dateline.record.visibility import Viewer
from dateline.terms.models import Vocabulary
from dateline.terms.names import Names

_RELATED = 3
_RELATED_BY = ("series", "topic", "place", "collection", "kind")


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks, at which moment (UTC), and what terms are called then.

    `asked_at` (UTC) is said where somebody looks back: what stands beside the item and the
    rights of its pictures are those of that moment.
    """

    at: datetime
    viewer: Viewer
    names: Names
    asked_at: datetime | None = None

    @property
    def today(self) -> datetime:
        """The moment (UTC) at which the question is asked."""
        return self.asked_at or self.at


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known of an item before its page can be told.

    `files` says where the pictures and files of the body are, by token; without it they are
    where the public finds them.
    """

    entry: Entry
    story: Story
    office_id: int
    languages: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    withdrawal: Withdrawal | None = None
    files: Mapping[str, ShownFile] | None = None


def tell(known: Known, sight: Sight) -> Article:
    """Return the page: what is known, and what stands beside it as the viewer sees it."""
    entry, story = known.entry, known.story
    linked = {run.item for run in all_of(Run, story.body) if run.item}
    mentioned = linked.union(story.related)
    beside = visible_entries(
        mentioned,
        entry.language,
        sight.names,
        at=sight.today,
        viewer=sight.viewer,
    )
    chosen = [
        beside[public_id]
        for public_id in story.related
        if public_id in beside and public_id != entry.public_id
    ]
    closest = None if known.withdrawal or len(chosen) >= _RELATED else _closest_term(story)
    sections = todays_sections()
    files, absent = (
        _public_files(story.body, sight.today) if known.files is None else (known.files, {})
    )
    return Article(
        entry=entry,
        strapline=story.strapline,
        byline=story.byline,
        dateline=story.dateline,
        body=story.body,
        office=sight.names.named(known.office_id, entry.language),
        reference=story.reference,
        languages=known.languages,
        versions=known.versions,
        withdrawal=known.withdrawal,
        event=story.event,
        source=story.source,
        canonical=story.canonical,
        contacts=story.contacts,
        press=sections.site.in_language(entry.language).press,
        related=_related(known, sight, chosen[:_RELATED], closest),
        linked=tuple(beside[public_id] for public_id in sorted(linked & beside.keys())),
        files=files,
        absent=absent,
        section=next(holding(story, sections, sight.names, entry.language), None),
        terms=tuple(_shown_terms(story, sight.names, entry.language)),
        schema_type=_schema_type(story, sight.names),
        mentioned=tuple(sorted(mentioned)),
        related_under=closest,
    )


def holding(story: Story, sections: Sections, names: Names, language: str) -> Iterator[SectionView]:
    """Yield the sections that hold a story in a language, the front one before others."""
    under = names.with_regions(names.ids[term.public_id] for term in story.terms)
    views = sections.in_language(language)
    return (view for view in views if under.issuperset(view.term_ids))


def _shown_terms(story: Story, names: Names, language: str) -> Iterator[ShownTerm]:
    for term in story.terms:
        term_id = names.ids[term.public_id]
        yield ShownTerm(term_id, Vocabulary(term.vocabulary), names.named(term_id, language))


def _schema_type(story: Story, names: Names) -> str:
    kinds = (names.ids[term.public_id] for term in story.of(Vocabulary.KIND))
    return next((names.schema_types[kind] for kind in kinds if kind in names.schema_types), "")


def _public_files(
    body: tuple[Block, ...], at: datetime
) -> tuple[dict[str, ShownFile], dict[str, Absence]]:
    """Return where the files and pictures of a body are, and why some of these are not shown."""
    files = {
        block.token: ShownFile(file_address(block.token, block.name))
        for block in body
        if isinstance(block, FileLink)
    }
    absent: dict[str, Absence] = {}
    tokens = [figure.picture.token for figure in _figures(body)]
    for picture in kept_pictures(tokens) if tokens else ():
        absence = absence_of(picture.digest, picture.shown_until, at)
        if absence:
            absent[picture.token] = absence
            continue
        files[picture.token] = ShownFile(
            picture_address(picture.token),
            picture.width,
            picture.height,
            token=picture.token,
            is_for_press=may_be_handed_on(picture.licence),
            licence=picture.licence,
        )
    return files, absent


def _figures(body: tuple[Block, ...]) -> Iterable[Figure]:
    for block in body:
        match block:
            case Figure():
                yield block
            case Gallery(figures):
                yield from figures
            case _:
                pass


def _closest_term(story: Story) -> str:
    """Return the public id of the term that joins things closest, "" without any."""
    return next((term.public_id for by in _RELATED_BY for term in story.of(by)), "")


def _related(
    known: Known, sight: Sight, chosen: list[Entry], closest: str | None
) -> tuple[Entry, ...]:
    """Return what was chosen, then the newest others under the closest term."""
    if known.withdrawal:
        return ()
    if closest is None:
        return tuple(chosen)
    entry = known.entry
    selection = Selection((sight.names.ids[closest],) if closest else (), entry.language)
    passed = {entry.public_id, *(one.public_id for one in chosen)}
    others = (other for other in _newest(selection, sight) if other.public_id not in passed)
    return (*chosen, *others)[:_RELATED]


_newest_today: Unchanged[Selection, tuple[Entry, ...]] = Unchanged(most=512)


def _newest(selection: Selection, sight: Sight) -> tuple[Entry, ...]:
    """Return the newest of a selection, as many as may stand beside an item, without pictures.

    All items under a term ask for the same, so what readers find today is remembered.
    """

    def ask() -> tuple[Entry, ...]:
        # One of them may be the item itself, and others chosen ones.
        page = latest(selection, at=sight.today, size=2 * _RELATED, viewer=sight.viewer)
        return tuple(replace(entry, picture=None, absence=None) for entry in page.entries)

    is_todays = sight.viewer is Viewer.PUBLIC and sight.asked_at is None
    return _newest_today.answer(selection, ask, at=sight.at) if is_todays else ask()
