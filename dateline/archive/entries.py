"""The values the archive answers with."""

from dataclasses import dataclass
from datetime import date, datetime

from dateline.record.blocks import Block
from dateline.record.story import EventFacts, SourceLink


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture beside a story, with what must stand beside it."""

    address: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a listing. Times are in UTC; `date` is the day the item carries."""

    public_id: str
    language: str
    slug: str
    headline: str
    kicker: str
    date: date
    credit: str
    picture: ShownPicture | None
    standfirst: str
    minutes: int | None
    first_released_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a listing: just past the item with this date and public id."""

    date: date
    public_id: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()}.{self.public_id}"


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some rows of a listing, newest first, and the way on in either direction."""

    entries: tuple[Entry, ...]
    older: "Way | None" = None
    newer: "Way | None" = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way on in a listing: the cursor to give, and the day of the first entry it leads to."""

    cursor: Cursor
    date: date


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is in one language."""

    public_id: str
    language: str
    slug: str
    title: str
    purpose: str
    page_size: int
    is_numbered: bool
    has_month_headings: bool
    term_ids: tuple[int, ...]
    languages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What readers were told when a version was corrected, and when (UTC)."""

    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When an item was withdrawn (UTC), and the reason readers are told."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """An item's page in one language; with `withdrawal`, the notice that stands in its place.

    `linked` are the visible items that the body links to; `section` is the listing it
    belongs to first.
    """

    entry: Entry
    strapline: str
    byline: str
    dateline: str
    body: tuple[Block, ...]
    office: str
    reference: str
    languages: tuple[tuple[str, str], ...]
    corrections: tuple[Correction, ...]
    withdrawal: Withdrawal | None
    event: EventFacts | None
    source: SourceLink | None
    related: tuple[Entry, ...]
    linked: tuple[Entry, ...]
    section: SectionView | None
