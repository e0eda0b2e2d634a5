"""What all forms of a feed say alike: a page of a listing, who publishes it, and the ways on."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from dateline.archive.cursors import Place
from dateline.archive.entries import Entry, EntryPage
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import listing_address
from dateline.archive.withdrawn import Days

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Followed:
    """A page of a listing as feeds tell of it; `document` is what its form has in addresses.

    All addresses are whole ones. The ways on are those of a paged feed (RFC 5005, section 3),
    "" where there is none.
    """

    listing: Listing
    document: str
    place: Place
    page: EntryPage
    publisher: str

    @property
    def title(self) -> str:
        """The section and what narrows it."""
        words = [label.named.words for label in self.listing.labels]
        return " · ".join([self.listing.section.title, *words])

    @property
    def description(self) -> str:
        """What the section is for; of a narrowed one, its title."""
        section = self.listing.section
        return section.purpose if self.listing.is_whole and section.purpose else self.title

    @property
    def language(self) -> str:
        """The language of the feed and of every entry."""
        return self.listing.section.language

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of this page, newest first."""
        return self.page.entries

    @property
    def changed_at(self) -> datetime:
        """When an entry last changed (UTC); an empty feed keeps the date of none."""
        return max((entry.changed_at for entry in self.entries), default=NEVER)

    @property
    def home(self) -> str:
        """The page that people read."""
        return settings.SITE_ADDRESS + listing_address(self.listing)

    @property
    def first(self) -> str:
        """The newest page of the feed, under which it is subscribed to."""
        return settings.SITE_ADDRESS + listing_address(self.listing, self.document)

    @property
    def itself(self) -> str:
        """This page of the feed."""
        before, after = self.place.before, self.place.after
        path = listing_address(self.listing, self.document, before=before, after=after)
        return settings.SITE_ADDRESS + path

    @property
    def next(self) -> str:
        """The page of what is older."""
        way = self.page.older
        if way is None:
            return ""
        path = listing_address(self.listing, self.document, before=way.cursor)
        return settings.SITE_ADDRESS + path

    @property
    def previous(self) -> str:
        """The page of what is newer."""
        way = self.page.newer
        if way is None:
            return ""
        path = listing_address(self.listing, self.document, after=way.cursor)
        return settings.SITE_ADDRESS + path

    @property
    def ways(self) -> dict[str, str]:
        """The links of a paged feed by their relation, those that there are."""
        ways = {"first": self.first, "previous": self.previous, "next": self.next}
        return {relation: address for relation, address in ways.items() if address}

    @property
    def days(self) -> Days:
        """The days that this page covers; the newest page to the end, the oldest from the start."""
        newer, older = self.page.newer, self.page.older
        newest = newer.cursor if newer else self.place.before
        return Days(older.cursor.date if older else None, newest.date if newest else None)
