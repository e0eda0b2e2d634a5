"""Other people's listings as plain text, read whole or refused whole, every trouble with its line.

The shape is that of a section page in a text browser: a heading, two blank lines, numbered items
whose paragraphs are credit (©), kicker, headline, date and summary. Knows no database.
"""

from dateline.intake.listing_text.as_json import listing_to_json
from dateline.intake.listing_text.decoding import decode_listing
from dateline.intake.listing_text.reading import read_listing
from dateline.intake.listing_text.values import (
    ListedItem,
    Listing,
    ListingRefused,
    Problem,
    Remark,
)

__all__ = [
    "ListedItem",
    "Listing",
    "ListingRefused",
    "Problem",
    "Remark",
    "decode_listing",
    "listing_to_json",
    "read_listing",
]
