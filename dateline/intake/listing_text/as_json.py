"""A listing as the object that `--format json` prints."""

from typing import Any

from dateline.intake.listing_text.values import ListedItem, Listing


def listing_to_json(listing: Listing) -> dict[str, Any]:
    """`heading`, `language` and `items` in plain JSON types; a date is ISO 8601."""
    return {
        "heading": listing.heading,
        "language": listing.language,
        "items": [_item(item) for item in listing.items],
    }


def _item(item: ListedItem) -> dict[str, Any]:
    return {
        "position": item.position,
        "group": item.group,
        "credit": item.credit,
        "kicker": item.kicker,
        "title": item.title,
        "strapline": item.strapline,
        "date": item.date.isoformat(),
        "summary": item.summary,
        "date_text": item.date_text,
    }
