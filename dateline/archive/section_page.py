"""The question what a page of a section shows: what is pinned, then the newest from a place on."""

from dataclasses import replace
from datetime import datetime

from dateline.archive.by_id import visible_entries
from dateline.archive.entries import Cursor, EntryPage, SectionView
from dateline.archive.latest import latest
from dateline.archive.selection import Selection
from dateline.terms.names import todays_names


def section_page(
    section: SectionView,
    *,
    at: datetime,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> EntryPage:
    """Return a page of a section as the public sees it at `at` (UTC); a cursor as for `latest`.

    What is pinned stands first on the first page, beyond the page's size, and nowhere else.
    """
    pinned = tuple(pin.public_id for pin in section.pins if pin.holds(at))
    page = latest(
        Selection(section.term_ids, section.language, without=pinned, instead=section.instead),
        at=at,
        size=section.page_size,
        before=before,
        after=after,
    )
    is_first = before is None and page.newer is None
    if not (pinned and is_first):
        return page
    visible = visible_entries(pinned, section.language, todays_names(), at=at)
    first = tuple(visible[public_id] for public_id in pinned if public_id in visible)
    return replace(page, pinned=first)
