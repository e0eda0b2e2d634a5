"""What is written into a picture's files: who made it, what it shows, what may be done with it.

IPTC Photo Metadata 2023.2 in an XMP packet (ISO 16684-1), which JPEG, WebP and AVIF all take.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from dateline.pictures.licences import LICENCES

# Longer words are cut: a JPEG holds its packet in one segment of 65,533 bytes.
_LONGEST = 1000
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="r"?>'
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
# Where the segments end: the start of a scan, the end of the file, and nothing at all.
_DATA = (b"\xda", b"\xd9", b"")
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words that belong to a picture; `licence` is one of LICENCES.

    `alts` say what it shows and `captions` what goes with it, by language tag.
    """

    credit: str = ""
    holder: str = ""
    licence: str = ""
    alts: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)


NO_WORDS = PictureWords()


def packet_of(words: PictureWords) -> bytes:
    """Return the words as an XMP packet, b"" for none; the same words give the same bytes."""
    told = "".join(_properties(words))
    if not told:
        return b""
    return (
        f'{_BEGIN}<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {_NAMESPACES}>{told}</rdf:Description>'
        f"</rdf:RDF></x:xmpmeta>{_END}"
    ).encode()


def without_packet(jpeg: bytes) -> bytes:
    """Return a JPEG of ours without the words that are written in it.

    The segments before the picture's data are looked through (ITU-T T.81, B.1.1.4); what is
    no JPEG comes back as it is.
    """
    place, kept = 2, [jpeg[:2]]
    while jpeg[place : place + 1] == b"\xff" and jpeg[place + 1 : place + 2] not in _DATA:
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if not jpeg.startswith(_XMP, place + 4):
            kept.append(jpeg[place:end])
        place = end
    return b"".join([*kept, jpeg[place:]])


def _properties(words: PictureWords) -> Iterator[str]:
    licence = LICENCES.get(words.licence)
    if words.credit:
        yield f"<photoshop:Credit>{_text(words.credit)}</photoshop:Credit>"
    if words.holder or words.credit:
        yield _in_languages("dc:rights", {"": words.holder or words.credit})
    if licence:
        yield _in_languages("xmpRights:UsageTerms", {"en": licence.name})
    if licence and licence.address:
        yield f"<xmpRights:WebStatement>{_text(licence.address)}</xmpRights:WebStatement>"
    yield _in_languages("Iptc4xmpCore:AltTextAccessibility", words.alts)
    yield _in_languages("dc:description", words.captions)


def _in_languages(name: str, by_language: Mapping[str, str]) -> str:
    """Return a property with a value for each language; readers of none get the first."""
    said = [(tag, _text(text)) for tag, text in sorted(by_language.items()) if text.strip()]
    if not said:
        return ""
    values = [("x-default", said[0][1]), *((tag, text) for tag, text in said if tag)]
    rows = "".join(f"<rdf:li xml:lang={quoteattr(tag)}>{text}</rdf:li>" for tag, text in values)
    return f"<{name}><rdf:Alt>{rows}</rdf:Alt></{name}>"


def _text(words: str) -> str:
    return escape(" ".join(words.split())[:_LONGEST])
