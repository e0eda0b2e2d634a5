"""What a file is, told from its bytes and not from what it is called."""

import re
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import NamedTuple


class UnusableFile(ValueError):
    """What was brought in cannot be kept as a file, with the sentence that says why."""


class Kind(NamedTuple):
    """A kind of file that is kept: how its names end, and its media type."""

    suffix: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = Kind(".pdf", "application/pdf")
DOCX = Kind(".docx", f"{_OFFICE}wordprocessingml.document")
XLSX = Kind(".xlsx", f"{_OFFICE}spreadsheetml.sheet")
PPTX = Kind(".pptx", f"{_OFFICE}presentationml.presentation")
ODT = Kind(".odt", "application/vnd.oasis.opendocument.text")
CSV = Kind(".csv", "text/csv; charset=utf-8")
TXT = Kind(".txt", "text/plain; charset=utf-8")
MP3 = Kind(".mp3", "audio/mpeg")
MP4 = Kind(".mp4", "video/mp4")

_TAKEN = "PDF, DOCX, XLSX, PPTX, ODT, CSV, TXT, MP3 and MP4 can"
# The part of an Office document that holds its text, by what it is the text of.
_OFFICE_PARTS = {
    "word/document.xml": DOCX,
    "xl/workbook.xml": XLSX,
    "ppt/presentation.xml": PPTX,
}
_BRANDS = re.compile(rb"isom|iso[2-9]|mp4[12]|avc1|M4V |M4A |dash|MSNV")
# Sync word, MPEG 1 or 2, layer III, with or without a checksum (ISO 11172-3, 2.4.2.3).
_FRAME = re.compile(rb"\xff[\xfa\xfb\xf2\xf3]")
_unprintable = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def kind_of(raw: bytes, name: str) -> Kind:
    """Return what the bytes are; `name` decides between plain text and a table in plain text.

    Raises UnusableFile for anything that is not taken: what a browser could run, what hides
    other files, what holds macros, and whatever nobody here knows.
    """
    for begins, told in _FIRST_BYTES:
        if begins(raw):
            return told(raw)
    return _text(raw, name)


def _office(raw: bytes) -> Kind:
    """Return which document a ZIP archive is (ECMA-376, OpenDocument 1.3 part 2)."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = set(archive.namelist())
            first = _beginning(archive, "mimetype") if "mimetype" in parts else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnusableFile("The file is cut short, damaged or locked; fetch it again.") from error
    if any(PurePath(part).name.startswith("vbaProject") for part in parts):
        raise UnusableFile("The file holds macros; save it without them, or as PDF.")
    if first == ODT.media_type.encode():
        return ODT
    for part, kind in _OFFICE_PARTS.items():
        if part in parts and "[Content_Types].xml" in parts:
            return kind
    raise UnusableFile(f"What is in a ZIP file stays unseen; give its files one by one. {_TAKEN}.")


def _beginning(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as opened:
        return opened.read(100)


def _text(raw: bytes, name: str) -> Kind:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unknown() from error
    if not text.strip():
        raise UnusableFile("The file is empty.")
    if _unprintable.search(text):
        raise _unknown()
    ending = PurePath(unicodedata.normalize("NFKC", name)).suffix.lower()
    if ending not in {CSV.suffix, TXT.suffix}:
        raise UnusableFile(
            "The file is plain text of a kind that is not kept; call it .txt or .csv if it is that."
        )
    return CSV if ending == CSV.suffix else TXT


def _old_office(_raw: bytes) -> Kind:
    raise UnusableFile("The file is in an old Office format; save it as DOCX, XLSX, PPTX or PDF.")


def _unknown() -> UnusableFile:
    return UnusableFile(f"That is no file that can be kept here; {_TAKEN}.")


def _is_film(raw: bytes) -> bool:
    return raw[4:8] == b"ftyp" and _BRANDS.match(raw[8:12]) is not None


_FIRST_BYTES: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Kind]], ...] = (
    (lambda raw: raw.startswith(b"%PDF-"), lambda _raw: PDF),
    (lambda raw: raw.startswith(b"PK\x03\x04"), _office),
    (lambda raw: raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _old_office),
    (lambda raw: raw.startswith(b"ID3") or _FRAME.match(raw) is not None, lambda _raw: MP3),
    (_is_film, lambda _raw: MP4),
)
