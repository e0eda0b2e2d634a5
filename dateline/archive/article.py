"""The question article: an item's page in one language, as a viewer sees it at a moment."""

from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.entries import Article, Correction, Entry, SectionView, Withdrawal
from dateline.archive.latest import latest
from dateline.archive.rows import COLUMNS, VERB, WIDTH, WITH_CONTENT, entry_from, time_from
from dateline.archive.sections import todays_sections
from dateline.archive.selection import Selection
from dateline.record.blocks import Block, BulletList, Paragraph, Run
from dateline.record.canonical import story_from
from dateline.record.models import Verb
from dateline.record.story import Story
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import Names, todays_names

_RELATED = 3
_RELATED_BY = ("series", "topic", "place", "collection", "kind")


def article(
    public_id: str, language: str, *, at: datetime, viewer: Viewer = Viewer.PUBLIC
) -> Article | None:
    """Return the item's page, or None where this viewer sees none at `at` (UTC)."""
    row = _row(public_id, language, at, viewer)
    if row is None:
        return None
    text, note, item_id, number, office_id = row[WIDTH:]
    names = todays_names()
    entry = entry_from(row[:WIDTH], names)
    story = story_from(text)
    is_withdrawn = row[VERB] == Verb.WITHDRAW
    return Article(
        entry=entry,
        strapline=story.strapline,
        byline=story.byline,
        dateline=story.dateline,
        body=story.body,
        office=names.of(office_id, language),
        reference=story.reference,
        languages=_languages(public_id, at, viewer),
        corrections=_corrections(item_id, language, at) if number > 1 else (),
        withdrawal=Withdrawal(entry.changed_at, note) if is_withdrawn else None,
        event=story.event,
        source=story.source,
        related=() if is_withdrawn else _related(entry, story, names, at=at, viewer=viewer),
        linked=_linked(story, language, names, at=at, viewer=viewer),
        section=_section(story, names, language),
    )


def _row(public_id: str, language: str, at: datetime, viewer: Viewer) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS}, c.text, e.note, e.item_id, e.number, i.office_id "  # noqa: S608
            f"FROM record_showing s {WITH_CONTENT} JOIN record_item i ON i.id = e.item_id "
            f"WHERE s.public_id = %s AND s.language = %s AND {visible_sql('s', viewer)}",
            [public_id, language, *moments(at)],
        )
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _languages(public_id: str, at: datetime, viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return the languages the item can be read in, with its words in the address of each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.language, c.slug FROM record_showing s "  # noqa: S608
            "JOIN record_content c ON c.edition_id = s.edition_id "
            f"WHERE s.public_id = %s AND {visible_sql('s', viewer)} ORDER BY s.language",
            [public_id, *moments(at)],
        )
        return tuple(cursor.fetchall())


def _corrections(item_id: int, language: str, at: datetime) -> tuple[Correction, ...]:
    """Return what readers were told, newest first; a note comes into force with its version."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT effective_at, note FROM record_edition WHERE item_id = %s AND language = %s "
            "AND verb = %s AND effective_at <= %s ORDER BY number DESC",
            [item_id, language, Verb.CORRECT.value, moments(at)[0]],
        )
        return tuple(Correction(time_from(told_at), note) for told_at, note in cursor.fetchall())


def _section(story: Story, names: Names, language: str) -> SectionView | None:
    """Return the section that holds the item, the front one before others."""
    under = names.with_regions(names.ids[term.public_id] for term in story.terms)
    sections = todays_sections().in_language(language)
    holding = (view for view in sections if under.issuperset(view.term_ids))
    return next(holding, None)


def _linked(
    story: Story, language: str, names: Names, *, at: datetime, viewer: Viewer
) -> tuple[Entry, ...]:
    wanted = {run.item for block in story.body for run in _runs(block) if run.item}
    if not wanted:
        return ()
    places = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM record_showing s {WITH_CONTENT} "  # noqa: S608
            f"WHERE s.public_id IN ({places}) AND s.language = %s AND s.is_listed "
            f"AND {visible_sql('s', viewer)}",
            [*wanted, language, *moments(at)],
        )
        return tuple(entry_from(row, names) for row in cursor.fetchall())


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
