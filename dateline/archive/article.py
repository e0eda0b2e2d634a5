"""The question article: an item's page in one language, as a viewer sees it at a moment."""

from datetime import datetime

from dateline.archive.entries import Article, Correction, Entry, SectionView, Withdrawal
from dateline.archive.latest import Selection, latest
from dateline.archive.rows import FIELDS, entry_from
from dateline.archive.sections import todays_sections
from dateline.record.blocks import Block, BulletList, Paragraph, Run
from dateline.record.canonical import story_from
from dateline.record.models import Edition, Showing, Verb
from dateline.record.story import Story
from dateline.record.visibility import Viewer, visible
from dateline.terms.names import Names, todays_names

_PARTS = (
    *FIELDS,
    "edition__content__text",
    "edition__note",
    "edition__item_id",
    "edition__item__office_id",
)
_RELATED = 3
_RELATED_BY = ("series", "topic", "place", "collection", "kind")


def article(
    public_id: str, language: str, *, at: datetime, viewer: Viewer = Viewer.PUBLIC
) -> Article | None:
    """Return the item's page, or None where this viewer sees none at `at` (UTC)."""
    shown = Showing.objects.filter(visible(at, viewer), public_id=public_id)
    row = shown.filter(language=language).values_list(*_PARTS).first()
    if row is None:
        return None
    *fields, text, note, item_id, office_id = row
    names = todays_names()
    entry = entry_from(tuple(fields), names)
    story = story_from(text)
    is_withdrawn = row[FIELDS.index("edition__verb")] == Verb.WITHDRAW
    return Article(
        entry=entry,
        strapline=story.strapline,
        byline=story.byline,
        dateline=story.dateline,
        body=story.body,
        office=names.of(office_id, language),
        reference=story.reference,
        languages=tuple(
            shown.order_by("language").values_list("language", "edition__content__slug")
        ),
        corrections=_corrections(item_id, language, at),
        withdrawal=Withdrawal(entry.changed_at, note) if is_withdrawn else None,
        event=story.event,
        source=story.source,
        related=() if is_withdrawn else _related(entry, story, names, at=at, viewer=viewer),
        linked=_linked(story, language, names, at=at, viewer=viewer),
        section=_section(story, names, language),
    )


def _corrections(item_id: int, language: str, at: datetime) -> tuple[Correction, ...]:
    """Return what readers were told, newest first; a note comes into force with its version."""
    told = Edition.objects.filter(
        item_id=item_id, language=language, verb=Verb.CORRECT, effective_at__lte=at
    ).order_by("-number")
    return tuple(Correction(*row) for row in told.values_list("effective_at", "note"))


def _section(story: Story, names: Names, language: str) -> SectionView | None:
    """Return the section that holds the item, the front one before others."""
    under = {names.ids[term.public_id] for term in story.terms}
    sections = todays_sections()
    front = sections.front.get(language)
    candidates = ([front] if front else []) + sections.in_language(language)
    holding = (view for view in candidates if under.issuperset(view.term_ids))
    return next(holding, None)


def _linked(
    story: Story, language: str, names: Names, *, at: datetime, viewer: Viewer
) -> tuple[Entry, ...]:
    wanted = {run.item for block in story.body for run in _runs(block) if run.item}
    if not wanted:
        return ()
    shown = Showing.objects.filter(
        visible(at, viewer), public_id__in=wanted, language=language, is_listed=True
    )
    return tuple(entry_from(row, names) for row in shown.values_list(*FIELDS))


def _runs(block: Block) -> tuple[Run, ...]:
    match block:
        case Paragraph(runs):
            return runs
        case BulletList(items):
            return tuple(run for runs in items for run in runs)
        case _:
            return ()


def _related(
    entry: Entry, story: Story, names: Names, *, at: datetime, viewer: Viewer
) -> tuple[Entry, ...]:
    """Return the newest others under the first term of the story that joins things closest."""
    closest = (term.public_id for by in _RELATED_BY for term in story.of(by))
    term_ids = tuple(names.ids[public_id] for public_id in closest)[:1]
    page = latest(Selection(term_ids, entry.language), at=at, size=_RELATED + 1, viewer=viewer)
    others = (other for other in page.entries if other.public_id != entry.public_id)
    return tuple(others)[:_RELATED]
