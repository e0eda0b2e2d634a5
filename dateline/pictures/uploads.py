"""The question whether an upload may be kept as a picture, asked before anything is stored."""

import re
import struct
import zlib
from pathlib import PurePath

from django.utils.translation import gettext as _
from PIL import Image

from dateline.pictures.developing import UnusablePicture, opened_picture

# What a file's name may end in, by Pillow's name for the form it promises.
SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
}
# A JPEG with more pictures behind the first one, as telephones write it.
_SAME_AS = {"MPO": "JPEG"}
_CALLED = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "GIF": "GIF"}
# What a browser would read as a page or a drawing, and run what is written in it.
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!|\?xml|svg|html|head|body|script|math)", re.I)
# Pillow's readers raise all of these on bytes that break off or were never sound.
_DAMAGES = (
    *(OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError),
    *(struct.error, zlib.error, OverflowError),
)


def check_upload(raw: bytes, name: str) -> None:
    """Refuse what is no sound picture of the form that its name promises.

    A file too large, or of too many pixels, is refused by its header; any other is decoded to
    its end, a JPEG at an eighth of its size. What a camera noted plays no part. Raises
    UnusablePicture with a sentence for whoever uploads it.
    """
    if not raw:
        raise UnusablePicture(_("The file is empty; choose it again."))
    if _MARKUP.match(raw[:200]):
        raise UnusablePicture(
            _(
                "That is a page or a drawing made of code (HTML or SVG), which can carry "
                "programs: save it as JPEG or PNG."
            )
        )
    image = opened_picture(raw)
    if _moves(raw):
        raise UnusablePicture(_("That PNG moves: save one picture of it, and bring that in."))
    _check_name(name, _SAME_AS.get(image.format or "", image.format or ""))
    _decode(image)


def _moves(raw: bytes) -> bool:
    """Say whether a PNG says before its data that it is animated (PNG 3, section 11.3.6)."""
    return raw.startswith(b"\x89PNG") and raw.find(b"acTL", 0, raw.find(b"IDAT")) >= 0


def _check_name(name: str, form: str) -> None:
    suffix = PurePath(name).suffix.lower()
    fitting = SUFFIXES[form]
    if suffix in fitting:
        return
    if suffix:
        told = _("The file is called %(suffix)s, but it is a %(form)s: name it %(fitting)s.")
    else:
        told = _("The file's name says nothing of what it is, a %(form)s: name it %(fitting)s.")
    raise UnusablePicture(
        told % {"suffix": suffix[:20], "form": _CALLED[form], "fitting": fitting[0]}
    )


def _decode(image: Image.Image) -> None:
    try:
        # Every byte of a JPEG is read all the same, but an eighth of each edge is enough.
        image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
    except _DAMAGES as error:
        raise UnusablePicture(_("The picture is cut short or damaged; fetch it again.")) from error
