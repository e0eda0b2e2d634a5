"""The question what will change: the public addresses that a release moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from dateline.archive.addresses import (
    FEEDS,
    feed_address,
    item_address,
    item_text_address,
    month_address,
    section_address,
    section_text_address,
    worded_item_address,
)
from dateline.archive.article import languages_of
from dateline.archive.entries import SectionView
from dateline.archive.sections import todays_sections
from dateline.archive.telling import Sight, holding
from dateline.archive.unpublished import Unpublished, article_of, issued
from dateline.record.canonical import story_from
from dateline.record.story import Story
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import todays_names


@dataclass(frozen=True, slots=True)
class Touched:
    """Public paths that a release would change: pages, plain text among them, and feeds.

    `is_listed` says whether a section in its language would show the item.
    """

    pages: tuple[str, ...]
    feeds: tuple[str, ...]
    is_listed: bool


def what_changes(unpublished: Unpublished, *, at: datetime) -> Touched:
    """Return the paths that would change, were the story released at `at` (UTC).

    Its own page; the same in other languages, which would link to it; the sections and months
    that would hold it, and those that hold what it takes the place of. A section stands for
    all its pages: which one the item falls on depends on its date. Pages that would merely
    list it among what is related are left out.
    """
    language, sections = unpublished.language, todays_sections()
    sight = Sight(at, Viewer.PUBLIC, todays_names())
    story, before = issued(unpublished), _story_now(unpublished, at)
    entry = article_of(unpublished, at=at).entry
    pages = {item_address(entry), item_text_address(entry)}
    if before is None:
        pages.update(
            worded_item_address(tag, entry.public_id, slug)
            for tag, slug in languages_of(entry.public_id, sight)
        )
    feeds: set[str] = set()
    for one in (story, before) if before else (story,):
        for section in holding(one, sections, sight.names, language):
            pages.update(_pages_of(section, one.date))
            feeds.update(feed_address(language, section.slug, form) for form in FEEDS)
    views = sections.in_language(language)
    is_pinned = any(pin.public_id == unpublished.public_id for one in views for pin in one.pins)
    is_listed = is_pinned or any(holding(story, sections, sight.names, language))
    return Touched(tuple(sorted(pages)), tuple(sorted(feeds)), is_listed)


def _pages_of(section: SectionView, day: date) -> Iterable[str]:
    month = month_address(section.language, section.slug, day.year, day.month)
    return (
        section_address(section.language, section.slug),
        section_text_address(section.language, section.slug),
        month,
        f"{month}index.txt",
    )


def _story_now(unpublished: Unpublished, at: datetime) -> Story | None:
    """Return what readers see of the item in this language."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.text FROM record_showing s "  # noqa: S608
            "JOIN record_content c ON c.edition_id = s.edition_id "
            f"WHERE s.public_id = %s AND s.language = %s AND s.is_listed AND {visible_sql('s')}",
            [unpublished.public_id, unpublished.language, *moments(at)],
        )
        row = cursor.fetchone()
    return story_from(row[0]) if row else None
