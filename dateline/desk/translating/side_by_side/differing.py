"""What is different between two texts, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing grows with the square of this; longer texts are compared line by line.
_MOST_COMPARED = 1200
_AROUND = 60
# What happened to a piece: "same", "gone" or "new".
Piece = tuple[str, str]


def differing(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in reading order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_COMPARED:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_pieces(old, new))


def shortened(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with long stretches that are the same cut down to what is around."""
    return [(what, _cut(text) if what == "same" else text) for what, text in pieces]


def is_same(pieces: list[Piece]) -> bool:
    """Say whether no word is different: a link is, or what is bold."""
    return all(what == "same" for what, _text in pieces)


def _cut(text: str) -> str:
    if len(text) <= 3 * _AROUND:
        return text
    return f"{text[:_AROUND].rpartition(' ')[0]} … {text[-_AROUND:].partition(' ')[2]}"


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[start:end])
            continue
        if end > start:
            yield "gone", "".join(old[start:end])
        if stop > begin:
            yield "new", "".join(new[begin:stop])
