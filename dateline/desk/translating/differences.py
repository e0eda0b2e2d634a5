"""What the source says by now against the words a translation was made from, marked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.desk.translating.pieces import Kind, Piece, pieces_of, shortened
from dateline.desk.translating.said import PARTS, Said


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
            yield tuple(shortened(pieces_of(before, after)))
        yield from ((Piece(Kind.GONE, line),) for line in gone[both:])
        yield from ((Piece(Kind.NEW, line),) for line in come[both:])
