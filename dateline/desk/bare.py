"""Wagtail's way to a picture in another size, without what cameras write into files."""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageOps
from wagtail.images.models import Filter
from willow.plugins.pillow import PillowImage

_WITHIN = re.compile(r"max-(\d+)x(\d+)")
# Pillow raises all of these on notes that make no sense.
DAMAGES = (
    *(OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError),
    *(struct.error, zlib.error),
)


class BareFilter(Filter):
    """Makes pictures that stand upright and tell nothing but what is seen on them.

    Wagtail by itself carries a camera's notes into each size, the place on the map among them,
    and fails where they make no sense.
    """

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[PillowImage]:
        """Give the picture's pixels and their colours alone."""
        with super().get_willow_image(image, source) as opened:
            pixels = Image.open(opened.f)
            if found := _WITHIN.fullmatch(self.spec):
                # A JPEG is decoded at a fraction of its size where that is enough.
                pixels.draft(None, (2 * int(found[1]), 2 * int(found[2])))
            pixels.load()
            upright = _scalable(_upright(pixels))
            kept = ("icc_profile", "transparency")
            upright.info = {name: upright.info[name] for name in kept if name in upright.info}
            bare = PillowImage(upright)
            # By it Wagtail tells in which form to save.
            bare.format_name = opened.format_name
            yield bare


def _scalable(pixels: Image.Image) -> Image.Image:
    """Return black and white as shades of grey, which Wagtail makes of them, holes included."""
    if pixels.mode != "1":
        return pixels
    return pixels.convert("RGBA" if "transparency" in pixels.info else "L")


def _upright(pixels: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(pixels)
    except DAMAGES:
        return pixels
