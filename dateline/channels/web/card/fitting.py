"""A text in lines: as large as it fits, of about the same length, and cut off at the last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dateline.channels.web.card.breaking import Piece, joined, letters_of, pieces_of

_ELLIPSIS = "…"
# What is not left standing before the dots.
_LOOSE = " ,;:.–—-،؛、，；：。"
# In how many steps the narrowest column of as many lines is looked for.
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text is to go: in pixels, with the sizes it may have, the largest first.

    `leading` is how far its lines stand apart, in sizes.
    """

    width: float
    height: float
    sizes: Sequence[int]
    leading: float
    most_lines: int = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in lines and the size in which they fit."""

    lines: tuple[str, ...]
    size: int


@dataclass
class Ruler:
    """How wide texts are in size 1, each measured once."""

    measure: Callable[[str], float]
    _known: dict[str, float] = field(default_factory=dict)

    def __call__(self, text: str) -> float:
        """Return the width of a text."""
        if text not in self._known:
            self._known[text] = self.measure(text)
        return self._known[text]


def fitted(text: str, room: Room, ruler: Ruler) -> Fitted:
    """Return a text in the largest size in which all of it fits; else cut off in the smallest."""
    pieces = pieces_of(text)
    widest = max((ruler(piece.text) for piece in pieces), default=0)
    for size in room.sizes:
        width = room.width / size
        most = _most_lines(room, size)
        if widest <= width and len(_lines(pieces, width, ruler)) <= most:
            return Fitted(_balanced(pieces, width, ruler), size)
    size = room.sizes[-1]
    width = room.width / size
    lines = _lines(_small_enough(pieces, width, ruler), width, ruler)
    return Fitted(_cut(lines, _most_lines(room, size), width, ruler), size)


def on_one_line(text: str, width: float, ruler: Ruler) -> str:
    """Return a text, cut off where it is wider than this, in sizes."""
    return fitted(text, Room(width, 1, (1,), 1, most_lines=1), ruler).lines[0]


def _most_lines(room: Room, size: int) -> int:
    # The first line needs no room above itself.
    return max(1, min(room.most_lines, int((room.height / size - 1) / room.leading) + 1))


def _lines(pieces: Sequence[Piece], width: float, ruler: Ruler) -> list[list[Piece]]:
    """Return as many pieces on each line as there is room for."""
    lines: list[list[Piece]] = []
    taken = 0.0
    for piece in pieces:
        wide = ruler(piece.text)
        space = ruler(" ") if piece.has_space else 0.0
        if lines and taken + space + wide <= width:
            lines[-1].append(piece)
            taken += space + wide
        else:
            lines.append([piece])
            taken = wide
    return lines


def _balanced(pieces: Sequence[Piece], width: float, ruler: Ruler) -> tuple[str, ...]:
    """Return as many lines as are needed, none much shorter than the others."""
    needed = len(_lines(pieces, width, ruler))
    narrow = max((ruler(piece.text) for piece in pieces), default=0)
    wide = width
    for _step in range(_STEPS):
        middle = (narrow + wide) / 2
        if len(_lines(pieces, middle, ruler)) > needed:
            narrow = middle
        else:
            wide = middle
    return tuple(joined(line) for line in _lines(pieces, wide, ruler))


def _small_enough(pieces: Sequence[Piece], width: float, ruler: Ruler) -> list[Piece]:
    """Break what is wider than a line between its letters."""
    broken: list[Piece] = []
    for piece in pieces:
        if ruler(piece.text) <= width:
            broken.append(piece)
            continue
        for place, letter in enumerate(letters_of(piece.text)):
            broken.append(Piece(letter, piece.has_space and place == 0))
    return broken


def _cut(
    lines: Sequence[Sequence[Piece]], most: int, width: float, ruler: Ruler
) -> tuple[str, ...]:
    """Return so many lines, the last with dots where there were more."""
    kept = [joined(line) for line in lines[:most]]
    if len(lines) > most:
        last = list(lines[most - 1])
        while len(last) > 1 and ruler(_with_dots(last)) > width:
            last.pop()
        kept[-1] = _with_dots(last)
    return tuple(kept)


def _with_dots(pieces: Sequence[Piece]) -> str:
    return joined(pieces).rstrip(_LOOSE) + _ELLIPSIS
