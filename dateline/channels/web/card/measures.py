"""How large a card is, and where its parts stand; all lengths are in pixels."""

from dataclasses import dataclass

# What ogp.me's readers and X's large cards show without cutting it.
WIDTH, HEIGHT = 1200, 630
MARGIN = 64
# Two fifths, at the end side.
PICTURE_WIDTH = 480
_GUTTER = 52
# A picture is never blown up further than this.
_BLOWN_UP = 2


@dataclass(frozen=True, slots=True)
class Measures:
    """Where the column of text and the picture begin and end; `picture` is None without one."""

    left: int
    right: int
    picture: tuple[int, int] | None

    @property
    def width(self) -> int:
        """How wide the column is."""
        return self.right - self.left


def measures(*, is_rtl: bool, has_picture: bool, has_words: bool = True) -> Measures:
    """Return where everything stands: words at the start side, the picture at the end side."""
    if not has_words:
        return Measures(MARGIN, WIDTH - MARGIN, (0, WIDTH))
    if not has_picture:
        return Measures(MARGIN, WIDTH - MARGIN, None)
    if is_rtl:
        return Measures(PICTURE_WIDTH + _GUTTER, WIDTH - MARGIN, (0, PICTURE_WIDTH))
    edge = WIDTH - PICTURE_WIDTH
    return Measures(MARGIN, edge - _GUTTER, (edge, WIDTH))


def is_sharp_enough(width: int, height: int) -> bool:
    """Say whether a picture of this many pixels fills its place without being blurred."""
    return width * _BLOWN_UP >= PICTURE_WIDTH and height * _BLOWN_UP >= HEIGHT
