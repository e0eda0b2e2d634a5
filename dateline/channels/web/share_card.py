"""What others show of a page where its address is shared (ogp.me, and X's cards)."""

from dataclasses import dataclass
from datetime import datetime

from dateline.archive.entries import Article, Entry
from dateline.archive.site import SiteView
from dateline.channels.web.card.measures import HEIGHT, WIDTH
from dateline.channels.web.card.says import address_of_card, card_of

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
class CardImage:
    """The picture on a card: its path, its size in pixels, and what it shows."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A card: `type` is "article" or "website"; moments are in UTC.

    `entry` is the item that it stands for, None where that is a listing.
    """

    type: str
    title: str
    description: str = ""
    entry: Entry | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None

    def image_on(self, site: SiteView) -> CardImage | None:
        """Return the picture as it is drawn on this site, None where nothing can be drawn."""
        return image_of(self.entry, site) if self.entry else None


def image_of(entry: Entry, site: SiteView) -> CardImage | None:
    """Return the picture that stands for an item on other sites, and says what its page says.

    Where no word of it can be written, that is its lead picture, as far as it has one.
    """
    card, picture = card_of(entry, site), entry.picture
    if card is None:
        if picture is None:
            return None
        return CardImage(picture.address, picture.width, picture.height, picture.alt)
    says = [entry.headline]
    if picture and card.picture:
        says.append(picture.alt)
    alt = " – ".join(filter(None, says))
    return CardImage(address_of_card(entry, card), WIDTH, HEIGHT, alt)


def item_card(found: Article) -> ShareCard:
    """Return the card of an item."""
    entry = found.entry
    return ShareCard(
        "article",
        entry.headline,
        entry.standfirst,
        entry,
        entry.first_released_at,
        entry.changed_at,
    )
