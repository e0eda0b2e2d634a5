"""The sizes in which a picture is offered, and where it is cut for rows of one shape."""

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

FORMS = ("avif", "webp", "jpg")
# For telephones, and for a column of 672 pixels on screens of one and of two dots a pixel.
_WIDTHS = (400, 640, 960)
# For the rows of a listing, and its first photo on a telephone; all of three by two.
_CROP_WIDTHS = (240, 480, 720)
_ACROSS, _DOWN = 3, 2
# Without a word about it, people stand in the middle, and their heads above it.
_CENTRE = (500, 400)
_WHOLE = 1000


class Offered(NamedTuple):
    """The widths in pixels, smallest first, of the whole picture and of its three by two."""

    whole: tuple[int, ...]
    cropped: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size and form; `box` is the part of it (left, top, right, bottom)."""

    name: str
    form: str
    width: int
    height: int
    box: tuple[int, int, int, int]


def offered_sizes(width: int, height: int) -> Offered:
    """Return the widths in which a picture of this many pixels is offered; none is enlarged."""
    whole = (*(one for one in _WIDTHS if one < width), width)
    widest = _crop_size(width, height)[0]
    return Offered(whole, tuple(one for one in _CROP_WIDTHS if one <= widest) or (widest,))


def renditions_of(width: int, height: int, focal: tuple[int, int] | None) -> dict[str, Rendition]:
    """Return every rendition of a picture by name, such as w400.avif or c240.jpg.

    `focal` is what matters most, in thousandths of width and height. The whole picture as a
    JPEG in its own size is not among them: that is the picture itself.
    """
    offered = offered_sizes(width, height)
    around = crop_box(width, height, focal or _CENTRE)
    found = [
        _rendition("w", form, one, (0, 0, width, height))
        for form, one in product(FORMS, offered.whole)
        if (form, one) != ("jpg", width)
    ]
    found += [_rendition("c", form, one, around) for form, one in product(FORMS, offered.cropped)]
    return {rendition.name: rendition for rendition in found}


def crop_box(width: int, height: int, focal: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the largest three by two around the focal point, as far as the picture goes."""
    across, down = _crop_size(width, height)
    left = _start(focal[0] * width // _WHOLE, across, width)
    top = _start(focal[1] * height // _WHOLE, down, height)
    return left, top, left + across, top + down


def _crop_size(width: int, height: int) -> tuple[int, int]:
    if width * _DOWN <= height * _ACROSS:
        return width, max(1, round(width * _DOWN / _ACROSS))
    return max(1, round(height * _ACROSS / _DOWN)), height


def _start(middle: int, length: int, whole: int) -> int:
    return min(max(0, middle - length // 2), whole - length)


def _rendition(letter: str, form: str, width: int, box: tuple[int, int, int, int]) -> Rendition:
    left, top, right, bottom = box
    height = max(1, round(width * (bottom - top) / (right - left)))
    return Rendition(f"{letter}{width}.{form}", form, width, height, box)
