"""What the source says by now against the words a translation was made from, marked up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from dateline.desk.translating.said import PARTS, Said

# Words where spaces part them; each sign of scripts that have none between words.
_WORD = re.compile(
    r"\s+|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffef]|[^\W_]+|."
)
_AROUND = 60
_MORE = "…"
# Comparing grows with the square of this; what is longer is shown as a whole.
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


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a story that says something else, by its paragraphs that do."""

    label: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def differences(was: Said, is_now: Said) -> list[Difference]:
    """Return the parts that differ, in the order of the form; long ones around the changes."""
    return [
        Difference(str(label), tuple(_paragraphs(was.get(name, ""), is_now.get(name, ""))))
        for name, label in PARTS.items()
        if was.get(name, "") != is_now.get(name, "")
    ]


def _paragraphs(was: str, is_now: str) -> Iterator[tuple[Piece, ...]]:
    old, new = was.split("\n") if was else [], is_now.split("\n") if is_now else []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[first:last], new[start:end]
        both = min(len(gone), len(come))
        for before, after in zip(gone[:both], come[:both], strict=True):
            yield tuple(_shortened(_pieces(before, after)))
        yield from ((Piece(Kind.GONE, line),) for line in gone[both:])
        yield from ((Piece(Kind.NEW, line),) for line in come[both:])


def _pieces(was: str, is_now: str) -> list[Piece]:
    old, new = _WORD.findall(was), _WORD.findall(is_now)
    if max(len(old), len(new)) > _MOST_COMPARED:
        return [Piece(Kind.GONE, was), Piece(Kind.NEW, is_now)]
    found: list[Piece] = []
    for kind, first, last, start, end in _readable(old, new):
        gone, come = "".join(old[first:last]), "".join(new[start:end])
        if kind == "equal":
            found.append(Piece(Kind.SAME, gone))
            continue
        found += [Piece(Kind.GONE, gone)] if gone else []
        found += [Piece(Kind.NEW, come)] if come else []
    return found


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


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out the middle of long stretches that stayed, and what leads to the first change."""
    for place, piece in enumerate(pieces):
        if piece.kind is not Kind.SAME:
            yield piece
            continue
        before = _head(piece.words) if place else ""
        after = _tail(piece.words) if place < len(pieces) - 1 else ""
        is_short = len(piece.words) <= len(before) + len(after) + _AROUND
        yield piece if is_short else Piece(Kind.SAME, f"{before}{_MORE}{after}")


def _head(words: str) -> str:
    """Return the beginning of words, up to the end of one."""
    cut = words[:_AROUND]
    return cut[: cut.rfind(" ") + 1] or cut


def _tail(words: str) -> str:
    """Return the end of words, from the beginning of one."""
    cut = words[-_AROUND:]
    return cut[cut.find(" ") :] if " " in cut else cut
