"""Public addresses of listings: pages, plain text, feeds, and the pages that narrow them."""

from dateline.archive.addresses import quoted
from dateline.archive.entries import Cursor, SectionView
from dateline.archive.listing import Listing, query
from dateline.archive.period import Period

PLAIN_TEXT = "index.txt"
# For other people's pages: the list alone, and what they copy to show it.
EMBED = "embed/"
EMBED_CODE = "embed/code/"


def listing_address(
    listing: Listing,
    document: str = "",
    *,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> str:
    """Return the path of a listing, or of the page past a cursor.

    `document` is "" for the page itself, or what stands under it: PLAIN_TEXT, or a feed such
    as "rss.xml", which is of all periods.
    """
    pairs = [(label.facet, label.value) for label in listing.labels]
    if before is not None:
        pairs.append(("before", str(before)))
    elif after is not None:
        pairs.append(("after", str(after)))
    return f"{_path(listing.section, listing.period)}{document}{query(pairs)}"


def period_address(listing: Listing, period: Period | None) -> str:
    """Return the path of the same listing in another period."""
    return f"{_path(listing.section, period)}{listing.query}"


def narrowing_address(listing: Listing, facet: str) -> str:
    """Return the path of the page on which a label of a facet is chosen, or a month."""
    section = listing.section
    return f"/{section.language}/{quoted(section.slug)}/by/{facet}/{listing.query}"


def _path(section: SectionView, period: Period | None) -> str:
    start = f"/{section.language}/{quoted(section.slug)}/"
    if period is None:
        return start
    if period.month is None:
        return f"{start}{period.year:04d}/"
    return f"{start}{period.year:04d}/{period.month:02d}/"
