"""The rows of a listing, in one run or under a heading for each month."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from dateline.archive.addresses import item_address, month_address
from dateline.archive.entries import Entry, EntryPage, SectionView
from dateline.channels.web.page import Row


class Group(NamedTuple):
    """Rows under a month, or all rows with no month; `start` is the first one's number."""

    year: int | None
    month: int | None
    address: str
    start: int
    rows: Sequence[Row]


class MonthLink(NamedTuple):
    """A month of a section, and its path."""

    year: int
    month: int
    address: str


def rows_of(entries: Sequence[Entry]) -> list[Row]:
    """Return the entries with the paths of their pages."""
    return [Row(entry, item_address(entry)) for entry in entries]


def groups_of(listed: EntryPage, section: SectionView) -> list[Group]:
    """Return what a section's page lists, what is pinned first; numbers run on.

    Where the section has no month headings, all of it in one group.
    """
    pinned = [Row(entry, item_address(entry), is_pinned=True) for entry in listed.pinned]
    if not section.has_month_headings:
        return [Group(None, None, "", 1, [*pinned, *rows_of(listed.entries)])]
    first = [Group(None, None, "", 1, pinned)] if pinned else []
    return [*first, *_by_month(listed.entries, section, start=1 + len(pinned))]


def _by_month(entries: Sequence[Entry], section: SectionView, *, start: int) -> list[Group]:
    groups: list[Group] = []
    for (year, month), under in groupby(entries, key=_month):
        rows = rows_of(list(under))
        address = month_address(section.language, section.slug, year, month)
        groups.append(Group(year, month, address, start, rows))
        start += len(rows)
    return groups


def months_of(entries: Sequence[Entry], section: SectionView) -> list[MonthLink]:
    """Return links to the months that the entries fall in, in their order."""
    return [
        month_link(section, *month) for month in dict.fromkeys(_month(entry) for entry in entries)
    ]


def month_link(section: SectionView, year: int, month: int) -> MonthLink:
    """Return the link to one month of a section."""
    return MonthLink(year, month, month_address(section.language, section.slug, year, month))


def _month(entry: Entry) -> tuple[int, int]:
    return entry.date.year, entry.date.month
