"""A picture as a page offers it: in which sizes and forms, for which widths of a screen."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.archive.addresses import picture_address, rendition_address
from dateline.pictures.sizes import Offered, offered_sizes

_PHONE = "(max-width: 40rem)"
_MODERN = ("avif", "webp")
# Telephones have three dots a pixel and would fetch the largest, on the worst of lines.
_WIDEST_ON_PHONE = 640
_REMEMBERED = 4_096


class Source(NamedTuple):
    """One `source` of a `picture` element (HTML, 4.8.2)."""

    type: str
    media: str
    srcset: str
    sizes: str


class Photo(NamedTuple):
    """What a `picture` element holds; `width` and `height` give the shape of the place."""

    sources: tuple[Source, ...]
    address: str
    srcset: str
    sizes: str
    width: int
    height: int


class Place(NamedTuple):
    """Where on a page a picture stands: cut to three by two or whole, and how wide."""

    is_cut: bool
    on_phone: str
    on_desk: str


_PLACES = {
    "column": Place(is_cut=False, on_phone="100vw", on_desk="42rem"),
    "upright": Place(is_cut=False, on_phone="26rem", on_desk="26rem"),
    "gallery": Place(is_cut=True, on_phone="100vw", on_desk="20rem"),
    "row": Place(is_cut=True, on_phone="5.5rem", on_desk="14rem"),
    "list": Place(is_cut=True, on_phone="6.5rem", on_desk="6.5rem"),
    "first row": Place(is_cut=True, on_phone="100vw", on_desk="14rem"),
}


@lru_cache(_REMEMBERED)
def photo(token: str, width: int, height: int, place: str, origin: str = "") -> Photo:
    """Return how the picture under this token, of so many pixels, stands in a place.

    `place` is "column", "upright", "gallery", "row", "first row" or "list"; in other
    people's pages addresses have to begin with our `origin`.
    """
    where, offered = _PLACES[place], offered_sizes(width, height)
    widths = offered.cropped if where.is_cut else offered.whole
    letter = "c" if where.is_cut else "w"

    def srcset(form: str, upto: int) -> str:
        fitting = [one for one in widths if one <= upto] or widths[:1]
        return ", ".join(
            f"{origin}{_address(token, letter, one, form, width)} {one}w" for one in fitting
        )

    def sources() -> Iterator[Source]:
        for form in _MODERN:
            for_phone = srcset(form, _WIDEST_ON_PHONE)
            for_desk = srcset(form, widths[-1])
            if for_phone != for_desk:
                yield Source(f"image/{form}", _PHONE, for_phone, where.on_phone)
                yield Source(f"image/{form}", "", for_desk, where.on_desk)
            else:
                yield Source(f"image/{form}", "", for_desk, _sizes(where))

    shown = _shown(offered, width, height, is_cut=where.is_cut)
    return Photo(
        sources=tuple(sources()),
        address=origin + _address(token, letter, shown[0], "jpg", width),
        srcset=srcset("jpg", widths[-1]),
        sizes=_sizes(where),
        width=shown[0],
        height=shown[1],
    )


def _shown(offered: Offered, width: int, height: int, *, is_cut: bool) -> tuple[int, int]:
    if not is_cut:
        return width, height
    widest = offered.cropped[-1]
    return widest, max(1, round(widest * 2 / 3))


def _sizes(where: Place) -> str:
    if where.on_phone == where.on_desk:
        return where.on_desk
    return f"{_PHONE} {where.on_phone}, {where.on_desk}"


def _address(token: str, letter: str, width: int, form: str, whole_width: int) -> str:
    if (letter, form, width) == ("w", "jpg", whole_width):
        return picture_address(token)
    return rendition_address(token, f"{letter}{width}.{form}")
