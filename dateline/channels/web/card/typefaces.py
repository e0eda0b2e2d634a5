"""Which font writes a text: ours, else one of the machine that has every letter of it.

Ours are in `fonts/`, with a note of where they are from. Where the letters of a text join or
change places, Pillow needs Raqm, and that needs FriBidi, which is the machine's.
"""

import unicodedata
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import features

from dateline.channels.web.card.letters import OURS, Letters
from dateline.channels.web.card.machine_fonts import machine_fonts

_OURS = OURS.all()
_FOLDER = Path(__file__).parent / "fonts"
# Invisible: they say how others join, or in which direction they run.
_FORMAT = "Cf"
_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_MARKS = {"Mn", "Mc", "Me"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_REMEMBERED = 2_048


class Weight(Enum):
    """What a line is for."""

    HEADLINE = "headline"
    STRONG = "strong"
    SMALL = "small"


class Typeface(NamedTuple):
    """A font's file, and its place in that file where it holds several."""

    path: str
    place: int


@lru_cache(_REMEMBERED)
def writable(text: str) -> str:
    """Return a text as it is drawn: composed, on one line, without the symbols we cannot draw.

    Letters are never left out; a pictogram is, since nothing is missed that was said in words.
    """
    composed = unicodedata.normalize("NFC", text.translate(_SOFT))
    kept = (letter for letter in composed if ord(letter) in _OURS or not _is_symbol(letter))
    return " ".join(filter(None, "".join(kept).split(" ")))


@lru_cache(_REMEMBERED)
def typeface_for(text: str, language: str, weight: Weight) -> Typeface | None:
    """Return a font that writes every letter of a text, None where there is none here."""
    if not can_shape() and any(map(_is_shaped, text)):
        return None
    needed = {ord(letter) for letter in set(text) if unicodedata.category(letter) != _FORMAT}
    if needed <= _OURS:
        return Typeface(str(_FOLDER / f"{weight.value}.ttf"), 0)
    for font in machine_fonts(language, is_bold=weight is not Weight.SMALL):
        if _covers(font.letters, needed):
            return Typeface(font.path, font.place)
    return None


@cache
def can_shape() -> bool:
    """Say whether letters can be joined and put in their order here."""
    return bool(features.check("raqm") and features.check("fribidi"))


def _covers(letters: Letters, needed: set[int]) -> bool:
    return all(letter in letters for letter in needed)


def _is_symbol(letter: str) -> bool:
    return unicodedata.category(letter) in {"So", "Sk"} or 0xFE00 <= ord(letter) <= 0xFE0F


def _is_shaped(letter: str) -> bool:
    return (
        unicodedata.category(letter) in _MARKS
        or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
    )
