"""The labels of an item, each with the way to what else stands under it."""

from functools import lru_cache
from typing import NamedTuple

from dateline.archive.entries import Article, SectionView
from dateline.archive.listing import FACETS, Label, Listing, label_of
from dateline.archive.listing_addresses import listing_address
from dateline.terms.names import Named, Names, todays_names

# Who issued it and with whom stands in the end column.
_FILED = ("kind", "series", "topic", "place")
_ADDRESSES_REMEMBERED = 4_096


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
    terms = {facet: found.under(FACETS[facet]) for facet in (*_FILED, "partner")}
    section = found.section if is_leading and any(terms.values()) else None
    names = todays_names() if section else None
    tags = {
        facet: [
            Tag(term.named, _address(section, term.term_id, names) if section and names else "")
            for term in under
        ]
        for facet, under in terms.items()
    }
    return Tags([tag for facet in _FILED for tag in tags[facet]], tags["partner"])


def _address(section: SectionView, term_id: int, names: Names) -> str:
    if term_id in section.term_ids:
        return listing_address(Listing(section))
    return _narrowed(section, label_of(term_id, names, section.language))


@lru_cache(_ADDRESSES_REMEMBERED)
def _narrowed(section: SectionView, label: Label) -> str:
    return listing_address(Listing(section).under(label))
