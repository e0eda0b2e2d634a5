"""The bytes of a file become the text of a listing, or are refused with the place named."""

import re

from dateline.intake.listing_text.values import ListingRefused, Problem

LARGEST = 5_000_000  # bytes; ten thousand items with long summaries take about as many

# U+0085 is left alone: some systems set it inside a line, and text is kept as it came.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decode_listing(raw: bytes) -> str:
    """The text in `raw`, without a byte order mark and with line feeds for line ends.

    Raises ListingRefused for a file that is too large, empty, not UTF-8, or that holds
    characters no page can print.
    """
    if len(raw) > LARGEST:
        raise _refused(1, f"the file has {len(raw):,} bytes; a listing may have {LARGEST:,}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(_line_at(raw, error.start), _not_utf8(raw, error.start)) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _refused(1, "the file is empty" if not raw else "the file holds nothing but blanks")
    return _printable(text)


def _printable(text: str) -> str:
    problems: dict[int, Problem] = {}
    line, counted_to = 1, 0
    for found in UNPRINTABLE.finditer(text):
        line += text.count("\n", counted_to, found.start())
        counted_to = found.start()
        name = "NUL" if found.group() == "\0" else f"U+{ord(found.group()):04X}"
        sentence = f"the line holds the control character {name}, which no page can print"
        problems.setdefault(line, Problem(line, sentence))
    if problems:
        raise ListingRefused(problems.values())
    return text


def _not_utf8(raw: bytes, offset: int) -> str:
    sentence = f"the file is not UTF-8: the byte at offset {offset} is 0x{raw[offset]:02X}"
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return f"{sentence}; it looks like UTF-16, save it as UTF-8" if utf16 else sentence


def _line_at(raw: bytes, offset: int) -> int:
    before = raw[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _refused(line: int, sentence: str) -> ListingRefused:
    return ListingRefused([Problem(line, sentence)])
