"""The rows of a listing, in one run or under a heading for each month."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from dateline.archive.addresses import item_address
from dateline.archive.entries import Entry, EntryPage
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import period_address
from dateline.archive.period import Period
from dateline.channels.web.listing_frame import period_in_words
from dateline.channels.web.page import Row


class Group(NamedTuple):
    """Rows under a month, or all rows with no month; `start` is the first one's number."""

    year: int | None
    month: int | None
    address: str
    start: int
    rows: Sequence[Row]


class PeriodLink(NamedTuple):
    """A month of a listing, or a year: what it is called, and its path."""

    words: str
    address: str


def rows_of(entries: Sequence[Entry]) -> list[Row]:
    """Return the entries with the paths of their pages."""
    return [Row(entry, item_address(entry)) for entry in entries]


def groups_of(listed: EntryPage, listing: Listing) -> list[Group]:
    """Return what a page of a listing lists, what is pinned first; numbers run on.

    Where the section has no month headings, all of it in one group; a month needs none either.
    """
    pinned = [Row(entry, item_address(entry), is_pinned=True) for entry in listed.pinned]
    is_month = listing.period is not None and listing.period.month is not None
    if is_month or not listing.section.has_month_headings:
        return [Group(None, None, "", 1, [*pinned, *rows_of(listed.entries)])]
    first = [Group(None, None, "", 1, pinned)] if pinned else []
    return [*first, *_by_month(listed.entries, listing, start=1 + len(pinned))]


def _by_month(entries: Sequence[Entry], listing: Listing, *, start: int) -> list[Group]:
    groups: list[Group] = []
    for period, under in groupby(entries, key=_month):
        rows = rows_of(list(under))
        address = period_address(listing, period)
        groups.append(Group(period.year, period.month, address, start, rows))
        start += len(rows)
    return groups


def months_of(entries: Sequence[Entry], listing: Listing) -> list[PeriodLink]:
    """Return links to the months that the entries fall in, in their order."""
    return [period_link(listing, month) for month in dict.fromkeys(map(_month, entries))]


def period_link(listing: Listing, period: Period) -> PeriodLink:
    """Return the link to what a listing holds in a period."""
    words = period_in_words(period, listing.section.language)
    return PeriodLink(words, period_address(listing, period))


def _month(entry: Entry) -> Period:
    return Period(entry.date.year, entry.date.month)
