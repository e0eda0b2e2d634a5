"""What an item's share card says, and the digest under which it stands."""

import hashlib
from dataclasses import dataclass, fields
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path

from dateline.archive.addresses import item_card_address
from dateline.archive.entries import Entry, ShownPicture
from dateline.archive.site import SiteView
from dateline.channels.web.card.accent import accent_of
from dateline.channels.web.card.measures import is_sharp_enough
from dateline.channels.web.card.typefaces import Typeface, Weight, typeface_for, writable
from dateline.lib.dates import day_in_words
from dateline.lib.languages import LANGUAGES

# To be counted up whenever the same words are drawn in another way.
VERSION = 1
_DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the card and the typeface that can write all of it."""

    text: str
    typeface: Typeface


@dataclass(frozen=True)
class Card:
    """What a card says; None where there are no words or no font that could write them.

    `picture` is the token of the one that is shown beside them, "" without one. `accent` is a
    colour such as #0b5a6e.
    """

    language: str
    kicker: Words | None
    headline: Words | None
    site: Words | None
    day: Words | None
    credit: Words | None
    accent: str
    picture: str

    @cached_property
    def digest(self) -> str:
        """What tells this card from any other, the fonts and the drawing included."""
        said = repr((VERSION, *[_told(part) for part in _parts_of(self)]))
        return hashlib.sha256(said.encode()).hexdigest()[:_DIGEST_LENGTH]

    @property
    def is_rtl(self) -> bool:
        """Whether it begins on the right."""
        return LANGUAGES[self.language].direction == "rtl"


def card_of(entry: Entry, site: SiteView) -> Card | None:
    """Return the card of an item; None where no picture is shown and no headline can be written.

    `entry` is as the page has it: with its picture only where that may be shown.
    """
    picture = entry.picture if _is_fit(entry.picture) else None
    words = {
        "kicker": _words(entry.kicker, entry.language, Weight.STRONG),
        "headline": _words(entry.headline, entry.language, Weight.HEADLINE),
        "site": _words(site.name, entry.language, Weight.STRONG),
        "day": _words(day_in_words(entry.date, entry.language), entry.language, Weight.SMALL),
    }
    if picture is None and not any(words.values()):
        return None
    if not words["headline"]:
        # Whose it is stands large where what it is about cannot be written.
        words = {**words, "headline": words["site"], "site": None}
    return Card(
        language=entry.language,
        **words,
        credit=_words(picture.credit, entry.language, Weight.SMALL) if picture else None,
        accent=accent_of(site),
        picture=picture.token if picture else "",
    )


def address_of_card(entry: Entry, card: Card) -> str:
    """Return the path of an item's card."""
    return item_card_address(entry, card.digest)


_parts_of = attrgetter(*(part.name for part in fields(Card)))


def _told(part: Words | str | None) -> tuple[str, str, int] | str | None:
    """Return a part as the digest has it: fonts by their names, wherever they are kept."""
    if not isinstance(part, Words):
        return part
    return part.text, _file_name(part.typeface.path), part.typeface.place


@cache
def _file_name(path: str) -> str:
    return Path(path).name


def _is_fit(picture: ShownPicture | None) -> bool:
    return (
        picture is not None
        and bool(picture.token)
        and is_sharp_enough(picture.width, picture.height)
    )


def _words(text: str, language: str, weight: Weight) -> Words | None:
    text = writable(text)
    typeface = typeface_for(text, language, weight) if text else None
    return Words(text, typeface) if typeface else None
