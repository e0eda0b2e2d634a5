"""Renditions: a picture in all its sizes and forms, made beside publishing and not for a reader.

Whoever asks for one that is not there gets the picture itself, and leaves word that it is
wanted: thus all of them can be deleted at any moment and come back.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path

from django.conf import settings
from PIL import Image

from dateline.jobs.leasing import Hopeless, LeasedJob
from dateline.lib.ids import TOKEN_LENGTH
from dateline.pictures.developing import encoded
from dateline.pictures.files import PICTURES, RENDITIONS, write_whole
from dateline.pictures.kept import focal_point
from dateline.pictures.models import Picture
from dateline.pictures.sizes import Rendition, renditions_of

_QUALITIES = {"avif": 50, "webp": 72, "jpg": 75}
# After so many, whoever works looks for more urgent work.
_AT_ONCE = 10
_logger = logging.getLogger(__name__)


def make_asked_renditions(job: LeasedJob) -> str:
    """Do a job of RENDITIONS_JOB; return how many files were made."""
    picture = Picture.objects.filter(token=job.payload["token"]).first()
    if picture is None:
        raise Hopeless("There is no such picture.")
    return f"{make_renditions(picture)} made"


def make_renditions(picture: Picture) -> int:
    """Make the renditions that are not there; return how many that were.

    Raises OSError where the picture's file cannot be read or a rendition not be written.
    """
    focal = focal_point(picture.focal_x, picture.focal_y)
    missing = [
        (rendition, place)
        for rendition in renditions_of(picture.width, picture.height, focal).values()
        if not (place := rendition_file(picture.digest, rendition)).exists()
    ]
    if not missing:
        return 0
    content = PICTURES.place_of(picture.digest).read_bytes()
    with Image.open(BytesIO(content), formats=["JPEG"]) as whole:
        packet = whole.info.get("xmp", b"")
        pixels = whole.convert("RGB")
    for rendition, place in missing:
        write_whole(place, _made(pixels, rendition, packet))
    return len(missing)


def rendition_file(digest: str, rendition: Rendition) -> Path:
    """Return where a rendition of the picture with this digest is, if it is.

    One that is cut is told by where it was cut.
    """
    left, top, _right, _bottom = rendition.box
    size, _dot, form = rendition.name.partition(".")
    return RENDITIONS.place_of(digest, f".{size}-{left}-{top}.{form}")


def say_wanted(token: str) -> None:
    """Leave word that a picture's renditions are wanted; lost where the disk takes nothing."""
    with suppress(OSError):
        _wanted().mkdir(parents=True, exist_ok=True)
        (_wanted() / token).touch()


def make_wanted_renditions() -> int:
    """Make some of the renditions that readers missed; return of how many pictures that was."""
    names = list(islice(_names_of_wanted(), _AT_ONCE))
    for name in names:
        picture = Picture.objects.filter(token=name).first() if len(name) == TOKEN_LENGTH else None
        try:
            if picture is not None:
                make_renditions(picture)
        except OSError as error:
            _logger.error("The renditions of picture %s cannot be made: %s", name, error)
    return sum(_is_taken_away(name) for name in names)


def _made(pixels: Image.Image, rendition: Rendition, packet: bytes) -> bytes:
    size = (rendition.width, rendition.height)
    image = pixels.resize(size, Image.Resampling.LANCZOS, box=rendition.box)
    return encoded(image, rendition.form, quality=_QUALITIES[rendition.form], packet=packet)


def _is_taken_away(name: str) -> bool:
    """Take a name away; say whether that went well, as whoever works would else begin anew."""
    try:
        (_wanted() / name).unlink(missing_ok=True)
    except OSError as error:
        _logger.error("What is wanted cannot be taken away: %s", error)
        return False
    return True


def _names_of_wanted() -> Iterable[str]:
    try:
        yield from (file.name for file in _wanted().iterdir())
    except OSError:
        return


def _wanted() -> Path:
    return Path(settings.MEDIA_ROOT) / "wanted"
