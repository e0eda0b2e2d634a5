"""What others show of a page where its address is shared (ogp.me, and X's cards)."""

from dataclasses import dataclass
from datetime import datetime

from dateline.archive.entries import Article, ShownPicture

# Readers of cards take no language without a country; each is the one with most readers.
LOCALES = {
    "ar": "ar_AR",
    "de": "de_DE",
    "en": "en_US",
    "es": "es_ES",
    "fr": "fr_FR",
    "it": "it_IT",
    "ja": "ja_JP",
    "pt": "pt_PT",
    "ru": "ru_RU",
    "zh": "zh_CN",
}


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A card: `type` is "article" or "website"; moments are in UTC."""

    type: str
    title: str
    description: str = ""
    picture: ShownPicture | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None


def item_card(found: Article) -> ShareCard:
    """Return the card of an item, with its lead picture where that is shown."""
    entry = found.entry
    return ShareCard(
        "article",
        entry.headline,
        entry.standfirst,
        entry.picture,
        entry.first_released_at,
        entry.changed_at,
    )
