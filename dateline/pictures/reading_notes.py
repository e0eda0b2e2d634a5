"""The question what a picture's file says of itself: who made it, what it shows, its terms.

It is told by XMP (ISO 16684-1) with the properties of IPTC Photo Metadata 2023.2, by the
records of IPTC-IIM 4.2, and by EXIF 2.32; where several say something else, the first counts.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PIL import ExifTags, Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from dateline.lib.languages import LANGUAGES
from dateline.lib.text import stray_direction
from dateline.pictures.developing import UnusablePicture, opened_picture
from dateline.pictures.licences import LICENCES
from dateline.pictures.packet_reading import ANY_LANGUAGE, Packet, packet_in

LONGEST = 1000
LONGEST_TITLE = 255
_UTF_8 = b"\x1b%G"
_unprintable = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
_owned_by = re.compile(r"^(?:(?:©|\(c\)|copyright)\s*)+", re.IGNORECASE)
_address = re.compile(r"^https?://(?:www\.)?")
_a_licence_in = re.compile(r"/(?:deed|legalcode)(?:\.[a-z-]+)?/?$")
# What cameras write where nobody did.
_SAYS_NOTHING = {"olympus digital camera", "sony dsc", "digital camera", "default", "untitled"}
# Pillow's readers raise all of these on notes that make no sense.
_DAMAGES = (
    *(OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, AttributeError),
    *(struct.error, zlib.error, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file says of the picture, each a line fit for its field, "" where it says nothing.

    `licence` is one of LICENCES. `alts` and `captions` go by language tag; where the file does
    not say in which language a text is, it stands under "".
    """

    title: str = ""
    credit: str = ""
    holder: str = ""
    source: str = ""
    licence: str = ""
    territory: str = ""
    alts: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)


NO_NOTES = Notes()


def notes_in(raw: bytes) -> Notes:
    """Return what a file of a picture says of it; nothing where it is no picture.

    The credit line is IPTC's: “creator/provider” where both are named. Where it was taken is
    never read.
    """
    try:
        opened = opened_picture(raw)
    except UnusablePicture:
        return NO_NOTES
    packet, records, exif = packet_in(opened), _records(opened), _exif(opened)
    makers = _first(packet.each("creator"), [*records.get("creator", ()), *exif.get("creator", ())])
    terms = _first([packet.line("terms"), packet.line("instructions")], records.get("terms", ()))
    licence = _licence(packet)
    captions = packet.texts("caption") or _unnamed(
        [*records.get("caption", ()), *exif.get("caption", ())]
    )
    return Notes(
        title=_line(_first([packet.line("title")], records.get("title", ())), LONGEST_TITLE),
        credit=_credit(_line(makers), _one(packet.line("credit"), records.get("credit", ()))),
        holder=_owned_by.sub(
            "", _one(packet.line("holder"), [*records.get("holder", ()), *exif.get("holder", ())])
        ),
        source=_one(packet.line("source"), records.get("source", ())),
        licence=licence,
        territory="" if _is_name_of(terms, licence) else _line(terms),
        alts=_in_our_languages(packet.texts("alt")),
        captions=_in_our_languages(captions),
    )


def _credit(maker: str, provider: str) -> str:
    if not maker or not provider:
        return maker or provider
    said = provider.casefold()
    return provider if maker.casefold() in said else _line(f"{maker}/{provider}")


def _licence(packet: Packet) -> str:
    """Return the licence whose address, or name, stands in the file."""
    addresses = {_bare(row.address): key for key, row in LICENCES.items() if row.address}
    for said in (packet.line("address"), packet.line("licence")):
        if key := addresses.get(_bare(said)):
            return key
    terms = packet.line("terms")
    return next((key for key in LICENCES if _is_name_of(terms, key)), "")


def _bare(address: str) -> str:
    """Return what two spellings of one address have in common."""
    plain = _address.sub("", address.strip().lower())
    return _a_licence_in.sub("", plain).rstrip("/")


def _is_name_of(terms: str, licence: str) -> bool:
    return licence in LICENCES and terms.strip().casefold() == LICENCES[licence].name.casefold()


def _in_our_languages(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts by the tags of our table; what is said twice is not said without a tag."""
    found: dict[str, str] = {}
    for tag, text in texts.items():
        ours = "" if tag == ANY_LANGUAGE else tag.partition("-")[0].lower()
        line = _line(text)
        if line and (not ours or ours in LANGUAGES):
            found.setdefault(ours, line)
    if found.get("") in [text for tag, text in found.items() if tag]:
        del found[""]
    return found


def _unnamed(lines: Iterable[str]) -> dict[str, str]:
    line = _first(lines, ())
    return {ANY_LANGUAGE: line} if line else {}


def _first(said: Iterable[str], otherwise: Iterable[str]) -> str:
    """Return the first of the words that say anything."""
    for words in (*said, *otherwise):
        if words.strip() and words.strip().casefold() not in _SAYS_NOTHING:
            return words
    return ""


def _one(said: str, otherwise: Iterable[str]) -> str:
    return _line(_first([said], otherwise))


def _line(words: str, longest: int = LONGEST) -> str:
    """Return words as one line of a field: nothing in it that no page can carry."""
    plain = " ".join(_unprintable.sub(" ", words[: 4 * LONGEST]).split())
    if stray_direction(plain):
        plain = _turning.sub("", plain)
    return plain[:longest].strip()


_RECORDS = {
    "title": (2, 5),
    "terms": (2, 40),
    "creator": (2, 80),
    "credit": (2, 110),
    "source": (2, 115),
    "holder": (2, 116),
    "caption": (2, 120),
}


def _records(opened: Image.Image) -> dict[str, list[str]]:
    """Return the IPTC-IIM records by our names for them."""
    try:
        found = IptcImagePlugin.getiptcinfo(opened) if isinstance(opened, ImageFile) else None
    except _DAMAGES:
        return {}
    found = found or {}
    named = _listed(found.get((1, 90)))
    is_utf_8 = bool(named) and named[0] == _UTF_8
    return {
        name: [_decoded(said, may_be_utf_8=is_utf_8 or not named) for said in _listed(found[key])]
        for name, key in _RECORDS.items()
        if key in found
    }


def _listed(said: bytes | list[bytes] | None) -> list[bytes]:
    return said if isinstance(said, list) else [said] if said else []


def _decoded(said: bytes, *, may_be_utf_8: bool) -> str:
    """Return bytes as words: where no charset is named, they are UTF-8 or Windows-1252."""
    said = said[: 4 * LONGEST]
    if may_be_utf_8:
        try:
            return said.decode()
        except UnicodeDecodeError:
            pass
    return said.decode("cp1252", errors="replace")


def _exif(opened: Image.Image) -> dict[str, list[str]]:
    """Return what a camera was told to write into each of its pictures."""
    if opened.format == "PNG" and "exif" not in opened.info:
        # Pillow would decode it to the end to look for more.
        return {}
    try:
        noted = opened.getexif()
        said = {
            "creator": noted.get(ExifTags.Base.Artist),
            # The photographer's and the editor's are parted by a zero (EXIF 2.32, 0x8298).
            "holder": noted.get(ExifTags.Base.Copyright),
            "caption": noted.get(ExifTags.Base.ImageDescription),
        }
    except _DAMAGES:
        return {}
    return {
        name: [_decoded(words.encode("latin-1", errors="replace"), may_be_utf_8=True)]
        for name, words in said.items()
        if isinstance(words, str)
    }
