"""What is different between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

# Signs of scripts that put no space between words stand for themselves.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffef"
# Marks over and under letters, and the vowel signs of India, are letters to nobody but readers.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0971-\u0dff\u200c\u200d"
)
_WORD = re.compile(rf"\s+|[{_SIGNS}]|(?:[^\W_{_SIGNS}]|[{_MARKS}])+|.")
_AROUND = 60
_MORE = "…"
# Comparing grows with the square of this; what is longer is compared line by line.
_MOST_COMPARED = 1200


class Kind(Enum):
    """Whether words stayed, came or went."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share a fate."""

    kind: Kind
    words: str


def words_in(text: str) -> list[str]:
    """Return the words of a text, without numbers and what stands between them."""
    return [word for word in _WORD.findall(text) if any(map(str.isalpha, word))]


def pieces_of(was: str, is_now: str) -> list[Piece]:
    """Return the pieces of both texts in reading order."""
    old, new = _WORD.findall(was), _WORD.findall(is_now)
    if max(len(old), len(new)) > _MOST_COMPARED:
        old, new = was.splitlines(keepends=True), is_now.splitlines(keepends=True)
    found: list[Piece] = []
    for kind, first, last, start, end in _readable(old, new):
        gone, come = "".join(old[first:last]), "".join(new[start:end])
        if kind == "equal":
            found.append(Piece(Kind.SAME, gone))
            continue
        found += [Piece(Kind.GONE, gone)] if gone else []
        found += [Piece(Kind.NEW, come)] if come else []
    return found


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out the middle of long stretches that stayed, and what leads to the first change."""
    last = len(pieces) - 1
    return [
        _shortened(piece, is_first=place == 0, is_last=place == last)
        if piece.kind is Kind.SAME
        else piece
        for place, piece in enumerate(pieces)
    ]


def is_same(pieces: Sequence[Piece]) -> bool:
    """Say whether no word is different: a link is, or what is bold."""
    return all(piece.kind is Kind.SAME for piece in pieces)


def _readable(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what differs; where no more than a space stayed between two changes, they are one."""
    open_one: tuple[int, int, int, int] | None = None
    for kind, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        is_gap = kind == "equal" and open_one and not "".join(old[first:last]).strip()
        if kind != "equal" or is_gap:
            begun = open_one or (first, last, start, end)
            open_one = (begun[0], last, begun[2], end)
            continue
        if open_one:
            yield ("replace", *open_one)
            open_one = None
        yield kind, first, last, start, end
    if open_one:
        yield ("replace", *open_one)


def _shortened(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    before = "" if is_first else _head(piece.words)
    after = "" if is_last else _tail(piece.words)
    if len(piece.words) <= len(before) + len(after) + _AROUND:
        return piece
    return replace(piece, words=f"{before}{_MORE}{after}")


def _head(words: str) -> str:
    """Return the beginning of words, up to the end of one."""
    cut = words[:_AROUND]
    return cut[: cut.rfind(" ") + 1] or cut


def _tail(words: str) -> str:
    """Return the end of words, from the beginning of one."""
    cut = words[-_AROUND:]
    return cut[cut.find(" ") :] if " " in cut else cut
