"""Where a line of text may be broken: at spaces, after hyphens, and between Chinese letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

# A space that may not be broken at is none of these.
_spaces = re.compile("[ \t\n\r\u2009\u200a\u3000]+")
_after_hyphens = re.compile(r"(?<=\w[-/\u2010\u2013\u2014])(?=[^\W\d])")
# Scripts that are written without spaces: Chinese and Japanese, and their punctuation.
_UNSPACED = (
    *(("\u2e80", "\u2fdf"), ("\u3001", "\u30ff"), ("\u31f0", "\u31ff"), ("\u3400", "\u4dbf")),
    *(("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\uff01", "\uffef")),
    ("\U00020000", "\U0003ffff"),
)
# No line begins with the former or ends with the latter (JIS X 4051, GB/T 15834).
_NEVER_FIRST = frozenset(
    "、。，．：；？！」』）］｝〉》】〕〗’”…‥・·ー々ゝゞヽヾ%％)]},.:;!?"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("「『（［｛〈《【〔〖‘“([{")


class Piece(NamedTuple):
    """What is never broken, and whether a space stands before it."""

    text: str
    has_space: bool


def pieces_of(text: str) -> list[Piece]:
    """Return a text in pieces, in their order; put together they are the text."""
    return [
        Piece(piece, has_space=place == 0)
        for word in _spaces.split(text)
        if word
        for place, piece in enumerate(_broken(word))
    ]


def joined(pieces: Iterable[Piece]) -> str:
    """Return the line that these pieces make."""
    return "".join(f" {piece.text}" if piece.has_space else piece.text for piece in pieces).strip()


def letters_of(text: str) -> list[str]:
    """Return the letters of a text, each with the marks that stand on it."""
    letters: list[str] = []
    for letter in text:
        if letters and unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _broken(word: str) -> Iterator[str]:
    for part in _after_hyphens.split(word):
        begun = part[:1]
        for before, letter in pairwise(part):
            if _may_break(before, letter):
                yield begun
                begun = ""
            begun += letter
        yield begun


def _may_break(before: str, letter: str) -> bool:
    if before in _NEVER_LAST or letter in _NEVER_FIRST:
        return False
    return _is_unspaced(before) or _is_unspaced(letter)


def _is_unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)
