"""Files that hold pictures, or nearly, made on the spot."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

from dateline.journal.writing import writing
from dateline.pictures.keeping import keep_picture, prepare_picture
from dateline.pictures.models import Picture, Rights
from dateline.pictures.packet import NO_WORDS, PictureWords
from dateline.record.story import PictureRef

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)


def pixels(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def encoded(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """Return the bytes of a file of this form."""
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def photo(**options: Any) -> bytes:
    """Return a small JPEG."""
    return encoded(pixels(), quality=90, **options)


def kept_photo(
    raw: bytes | None = None,
    words: PictureWords = NO_WORDS,
    *,
    rights: Rights | None = None,
    focal: tuple[int, int] | None = None,
) -> Picture:
    """Keep a picture, as a verb that shows it would."""
    picture = prepare_picture(raw or photo(), words)
    picture.rights = rights
    if focal:
        picture.focal_x, picture.focal_y = focal
    with writing() as open_writing:
        keep_picture(open_writing, picture)
    return picture


def shown(
    picture: Picture, *, alt: str = "A field, red and blue.", caption: str = ""
) -> PictureRef:
    """Return what a story says of a picture."""
    return PictureRef(picture.token, picture.digest, alt, caption)


def png_that_says_it_is(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header promises that many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def moving_png() -> bytes:
    """Return a PNG of two pictures."""
    return encoded(pixels(), "PNG", save_all=True, append_images=[pixels(mode="L").convert("RGB")])
