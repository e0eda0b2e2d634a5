"""The labels of an item, each with the way to what else stands under it."""

from typing import NamedTuple

from dateline.archive.entries import Article, SectionView
from dateline.archive.listing import FACETS, Listing, label_of
from dateline.archive.listing_addresses import listing_address
from dateline.terms.names import Named, todays_names

# Who issued it and with whom stands in the end column.
_FILED = ("kind", "series", "topic", "place")


class Tag(NamedTuple):
    """A label by its name, and the path of its listing, "" where it leads nowhere."""

    named: Named
    address: str


class Tags(NamedTuple):
    """The labels an item is filed under, and its partners."""

    filed: list[Tag]
    partners: list[Tag]


def tags_of(found: Article, *, is_leading: bool) -> Tags:
    """Return an item's labels; they lead on in the listing it belongs to, where there is one."""
    section = found.section if is_leading else None

    def under(facet: str) -> list[Tag]:
        return [
            Tag(term.named, _address(section, term.term_id) if section else "")
            for term in found.terms
            if term.vocabulary == FACETS[facet]
        ]

    filed = [tag for facet in _FILED for tag in under(facet)]
    return Tags(filed, under("partner"))


def _address(section: SectionView, term_id: int) -> str:
    listing = Listing(section)
    if term_id in section.term_ids:
        return listing_address(listing)
    return listing_address(listing.under(label_of(term_id, todays_names(), section.language)))
