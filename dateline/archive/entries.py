"""The values the archive answers with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from dateline.record.blocks import Block
from dateline.record.models import Verb
from dateline.record.story import Contact, EventFacts, SourceLink
from dateline.terms.models import Vocabulary
from dateline.terms.names import Named


class Absence(Enum):
    """Why a picture that belongs to a story is not shown."""

    RIGHTS_ENDED = "rights ended"
    FILE_MISSING = "file missing"
    # The item shows it no longer, and this is how it stood before.
    TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class ShownFile:
    """Where a picture or a file is, and a picture's size in pixels.

    A picture with a `token` is offered in many sizes under it; one that `is_for_press` may be
    handed on to others. `licence` is a key of pictures.LICENCES, "" where nobody said.
    """

    address: str
    width: int = 0
    height: int = 0
    token: str = ""
    is_for_press: bool = False
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture beside a story, with what must stand beside it.

    `size` is in bytes. The languages are those of `alt` and `caption` where they are not the
    story's; for `token`, `is_for_press` and `licence` see ShownFile.
    """

    address: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    alt_language: str = ""
    caption_language: str = ""
    token: str = ""
    size: int = 0
    is_for_press: bool = False
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a listing. Times are in UTC; `date` is the day the item carries.

    `absence` says why the picture it was released with is not shown, where that is so.
    `kicker_language` is that of the kicker where it is not the item's.
    """

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
    absence: Absence | None = None
    kicker_language: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a listing: just past the item with this date and public id."""

    date: date
    public_id: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()}.{self.public_id}"


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some rows of a listing, newest first, and the way on in either direction.

    `pinned` stand before them, on the first page of a section alone. `looked_as_far_as` is
    the day at which the search for them was broken off, where the archive goes on.
    """

    entries: tuple[Entry, ...]
    older: "Way | None" = None
    newer: "Way | None" = None
    pinned: tuple[Entry, ...] = ()
    looked_as_far_as: date | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way on in a listing: the cursor to give, and the day of the first entry it leads to."""

    cursor: Cursor
    date: date


@dataclass(frozen=True, slots=True)
class Pin:
    """An item that stands first in a section, between two moments (UTC) where they are said."""

    public_id: str
    from_at: datetime | None = None
    until_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Say whether it stands first at a moment (UTC)."""
        is_begun = self.from_at is None or self.from_at <= at
        return is_begun and (self.until_at is None or at < self.until_at)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is in one language.

    `instead` are the languages in which it lists what is missing in its own, the best first.
    `is_of_events` where a kind of events is among what it holds.
    """

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
    pins: tuple[Pin, ...] = ()
    instead: tuple[str, ...] = ()
    is_of_events: bool = False


@dataclass(frozen=True, slots=True)
class PressContact:
    """Whom journalists call; `hours` in words, meant in the IANA `zone`."""

    name: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was shown from `at` (UTC) on, what made it, and what readers were told.

    Versions are counted by what was shown, so a gap betrays nothing that was cancelled. Where
    `at` was said of something that came in later, as of an archive, `since` (UTC) is when it
    came in.
    """

    number: int
    at: datetime
    verb: Verb
    note: str = ""
    severity: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceCorrected:
    """That the words an item was translated from have been put right since, at a moment (UTC).

    `language` is that of the source, and so is the note that its readers were told.
    """

    language: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When an item was withdrawn (UTC), and the reason readers are told.

    `leads_to` is the item that took its place, where that is visible.
    """

    at: datetime
    reason: str
    leads_to: Entry | None = None


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term that an item stands under, by its name in the item's language."""

    term_id: int
    vocabulary: Vocabulary
    named: Named


@dataclass(frozen=True, slots=True)
class Article:
    """An item's page in one language; with `withdrawal`, the notice that stands in its place.

    `versions` are newest first; `linked` are the visible items that the body links to;
    `files` are the pictures and files of the body, by token, and `absent` those of its pictures
    that are not shown; `section` is the listing it belongs to first. `press` is whom to call
    where `contacts` name nobody. `canonical` is the address of the original, where the item is
    material from elsewhere. `source_corrected` is told where this is a translation, and
    `translated_from` names the language where readers have that one too. `terms` are what it
    stands under, in the order in which it was put there. `schema_type` is the schema.org type
    of its kind, "" where that has none. `mentioned` are the public ids of the other items that
    its page may name, shown or not, and `related_under` that of the term under which what is
    related was looked for: "" for all terms, None where nothing was.
    """

    entry: Entry
    strapline: str
    byline: str
    dateline: str
    body: tuple[Block, ...]
    office: Named
    reference: str
    languages: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    withdrawal: Withdrawal | None
    event: EventFacts | None
    source: SourceLink | None
    canonical: str
    contacts: tuple[Contact, ...]
    press: PressContact | None
    related: tuple[Entry, ...]
    linked: tuple[Entry, ...]
    files: Mapping[str, ShownFile]
    absent: Mapping[str, Absence]
    section: SectionView | None
    source_corrected: SourceCorrected | None = None
    translated_from: str = ""
    terms: tuple[ShownTerm, ...] = ()
    schema_type: str = ""
    mentioned: tuple[str, ...] = ()
    related_under: str | None = None

    def under(self, vocabulary: Vocabulary) -> tuple[ShownTerm, ...]:
        """Return the terms of one vocabulary that it stands under."""
        return tuple(term for term in self.terms if term.vocabulary == vocabulary)

    def of(self, vocabulary: Vocabulary) -> tuple[Named, ...]:
        """Return the names of the terms of one vocabulary."""
        return tuple(term.named for term in self.under(vocabulary))

    @property
    def changed_at(self) -> datetime:
        """When what stands here came to stand (UTC)."""
        told = self.source_corrected
        return max(self.entry.changed_at, told.at) if told else self.entry.changed_at

    @property
    def whom_to_call(self) -> tuple[Contact | PressContact, ...]:
        """The people named with the item, else the site's press contact."""
        return self.contacts or ((self.press,) if self.press else ())

    @property
    def has_press_pictures(self) -> bool:
        """Whether others may be given at least one of its pictures."""
        lead = self.entry.picture
        shown = (*((lead,) if lead else ()), *self.files.values())
        return any(picture.is_for_press for picture in shown)

    @property
    def corrections(self) -> tuple[Version, ...]:
        """The versions that put something right, newest first."""
        return tuple(version for version in self.versions if version.verb == Verb.CORRECT)
