"""From whatever was brought in to the one form in which pictures are kept."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from dateline.pictures.packet import NO_WORDS, PictureWords, packet_of

LARGEST_FILE = 20_000_000
MOST_PIXELS = 50_000_000
# It is decoded whole, several times over: a small file of one colour takes a gigabyte.
MOST_PIXELS_OF_WEBP = 20_000_000
LONGEST_EDGE = 1200
# Enough for a page of a newspaper: 51 cm at 300 dots an inch.
LONGEST_FULL_EDGE = 6000

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# An item's page with one photo weighs at most 300 KB; a restless picture gives some quality.
_WEIGHT = 250_000
_QUALITIES = (85, 75, 65)
_FULL_QUALITY = 92
_RESIZABLE = {"L", "LA", "RGB", "RGBA", "CMYK", "I;16"}
_WHITE = (255, 255, 255, 255)
# What has to be done where a camera notes this orientation (EXIF 2.32, tag 0x0112).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# How each form is written: by Pillow's name for it, and what it is told.
_WRITING: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "jpg": ("JPEG", {"progressive": True, "optimize": True}),
    "webp": ("WEBP", {"method": 4}),
    "avif": ("AVIF", {"speed": 7}),
}
# What Pillow's readers raise on bytes that break off or were never sound.
_DAMAGES = (
    *(OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError),
    *(struct.error, zlib.error),
)


class UnusablePicture(ValueError):
    """What was brought in cannot be kept as a picture, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture as it is kept: a JPEG in sRGB, upright, with the words it was given alone."""

    content: bytes
    width: int
    height: int


class Prints(NamedTuple):
    """A picture as it stands on pages, and in full for those who print it."""

    for_pages: Developed
    full: Developed


def raw_picture(file: Path) -> bytes:
    """Return what a file holds, or just enough of it to be refused as too large."""
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE + 1)


def develop(raw: bytes, words: PictureWords = NO_WORDS) -> Prints:
    """Return the picture that the bytes hold, for pages and in full, whatever its file was called.

    For pages it has at most 1,200 pixels a side and 250 KB or a little more, in full at most
    6,000 pixels; one that is small is the same in both. Takes JPEG, PNG, WebP and the first
    frame of a GIF. Raises UnusablePicture for anything else, and for what is too large, before
    a pixel of it is decoded, or damaged.
    """
    opened = opened_picture(raw)
    try:
        full = _in_srgb(_upright_within(opened, LONGEST_FULL_EDGE))
    except _DAMAGES as error:
        raise _damaged() from error
    packet = packet_of(words)
    small = _resized(full, LONGEST_EDGE)
    for_pages = Developed(_light_jpeg(small, packet), small.width, small.height)
    if small is full:
        return Prints(for_pages, full=for_pages)
    content = encoded(full, "jpg", quality=_FULL_QUALITY, packet=packet)
    return Prints(for_pages, Developed(content, full.width, full.height))


def opened_picture(raw: bytes) -> Image.Image:
    """Return a picture of which the header alone is read.

    Raises UnusablePicture for what is none of the forms taken, and for what is too large.
    """
    if len(raw) > LARGEST_FILE:
        raise UnusablePicture(
            f"The picture has more than {LARGEST_FILE // 1_000_000} MB; make it smaller."
        )
    opened = _opened(raw)
    most = MOST_PIXELS_OF_WEBP if opened.format == "WEBP" else MOST_PIXELS
    if opened.width * opened.height > most:
        raise _too_many_pixels(most)
    return opened


def encoded(image: Image.Image, form: str, *, quality: int, packet: bytes = b"") -> bytes:
    """Return the pixels of an RGB image as "jpg", "webp" or "avif", with a packet of words."""
    # Pixels alone are taken over: notes that came with them would be written out again.
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    file = BytesIO()
    name, options = _WRITING[form]
    said = {"xmp": packet} if packet else {}
    plain.save(file, name, quality=quality, **options, **said)
    return file.getvalue()


def _opened(raw: bytes) -> Image.Image:
    """Read the header alone."""
    try:
        return Image.open(BytesIO(raw), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise UnusablePicture(
            "That is no picture that can be kept here; JPEG, PNG, WebP and GIF can."
        ) from error
    except ValueError as error:
        # What Pillow says of a compressed text of more than a megabyte in a PNG.
        if "Decompressed data too large" in str(error):
            raise UnusablePicture(
                "The notes in the picture's file are too long; save it without them."
            ) from error
        raise _damaged() from error
    except _DAMAGES as error:
        raise _damaged() from error


def _upright_within(image: Image.Image, longest_edge: int) -> Image.Image:
    if image.mode not in _RESIZABLE or "transparency" in image.info:
        image = image.convert("RGBA")
    # A JPEG is decoded at a fraction of its size where that is enough.
    image.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS)
    profile = image.info.get("icc_profile")
    image = _plain(upright(image))
    image.info = {"icc_profile": profile}
    return image


def _resized(image: Image.Image, longest_edge: int) -> Image.Image:
    share = longest_edge / max(image.size)
    if share >= 1:
        return image
    width, height = (max(1, round(edge * share)) for edge in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def upright(image: Image.Image) -> Image.Image:
    """Turn the picture as the camera noted, since that note is not kept."""
    try:
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGES:
        # Notes that make no sense say nothing about the picture.
        turn = None
    return image if turn is None else image.transpose(turn)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture with holes on white, and one of 65,536 shades of grey with 256."""
    if image.mode in {"LA", "RGBA"}:
        ground = Image.new("RGBA", image.size, _WHITE)
        ground.alpha_composite(image.convert("RGBA"))
        return ground.convert("RGB")
    if image.mode.startswith("I"):
        # Pillow by itself would show all but the darkest 256 as white.
        return image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the colours as every browser shows them without a profile."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            # A profile that is not this picture's is as good as none.
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _light_jpeg(image: Image.Image, packet: bytes) -> bytes:
    content = b""
    for quality in _QUALITIES:
        content = encoded(image, "jpg", quality=quality, packet=packet)
        if len(content) <= _WEIGHT:
            break
    return content


def _too_many_pixels(most: int = MOST_PIXELS) -> UnusablePicture:
    return UnusablePicture(
        f"The picture has more than {most // 1_000_000} million pixels; make it smaller."
    )


def _damaged() -> UnusablePicture:
    return UnusablePicture("The picture is cut short or damaged; fetch it again.")
