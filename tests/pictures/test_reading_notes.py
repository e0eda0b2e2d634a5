"""What a file says of itself stands in the fields; what makes no sense stands nowhere."""

import random
import struct

import pytest
from PIL import ExifTags
from PIL.Image import Exif
from PIL.PngImagePlugin import PngInfo

from dateline.pictures.licences import LICENCES
from dateline.pictures.packet import PictureWords, packet_of
from dateline.pictures.reading_notes import LONGEST, NO_NOTES, Notes, notes_in
from tests.photographs import encoded, photo, pixels

NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
)


def packet(inside: str, attributes: str = "") -> bytes:
    """Return an XMP packet with these properties."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {NAMESPACES}>'
        f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def alternatives(name: str, **texts: str) -> str:
    """Return a property with a text for each language."""
    rows = "".join(
        f'<rdf:li xml:lang="{tag.replace("_", "-")}">{text}</rdf:li>' for tag, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{rows}</rdf:Alt></{name}>"


def record(number: int, said: bytes, *, of: int = 2) -> bytes:
    """Return a record of IPTC-IIM."""
    return struct.pack(">BBBH", 0x1C, of, number, len(said)) + said


def with_records(*records: bytes) -> bytes:
    """Return a photo with these records, as Photoshop lays them into a JPEG."""
    said = b"".join(records)
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(said)) + said
    if len(said) % 2:
        block += b"\x00"
    whole = photo()
    return whole[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + whole[2:]


def test_a_file_without_notes_says_nothing() -> None:
    assert notes_in(photo()) == NO_NOTES
    assert notes_in(b"no picture") == NO_NOTES


def test_what_we_write_is_what_we_read() -> None:
    words = PictureWords(
        credit="© ILO / M. Crozet",
        holder="ILO",
        licence="cc-by-nc-nd-3.0-igo",
        alts={"en": "Ten boats at dawn", "ar": "عشرة قوارب عند الفجر"},
        captions={"fr": "Dix bateaux"},
    )
    for form in ("JPEG", "WEBP"):
        assert notes_in(encoded(pixels(), form, xmp=packet_of(words))) == Notes(
            credit=words.credit,
            holder=words.holder,
            licence=words.licence,
            alts=words.alts,
            captions=words.captions,
        )


def test_an_agency_s_packet_fills_every_field() -> None:
    raw = packet(
        "<dc:creator><rdf:Seq><rdf:li>Marcel Crozet</rdf:li></rdf:Seq></dc:creator>"
        + alternatives("dc:title", x_default="Boats at dawn")
        + alternatives("dc:rights", x_default="© International Labour Organization")
        + alternatives("xmpRights:UsageTerms", x_default="Not for sale in Kenya")
        + alternatives("dc:description", x_default="Dix bateaux", fr_CH="Dix bateaux", en="Ten"),
        'photoshop:Credit="ILO" photoshop:Source="ILO Photo Desk" '
        'xmpRights:WebStatement="http://creativecommons.org/licenses/by/4.0/deed.fr"',
    )
    assert notes_in(photo(xmp=raw)) == Notes(
        title="Boats at dawn",
        credit="Marcel Crozet/ILO",
        holder="International Labour Organization",
        source="ILO Photo Desk",
        licence="cc-by-4.0",
        territory="Not for sale in Kenya",
        captions={"fr": "Dix bateaux", "en": "Ten"},
    )


def test_a_credit_that_names_the_maker_stays_as_it_is() -> None:
    maker = "<dc:creator><rdf:Seq><rdf:li>M. Crozet</rdf:li></rdf:Seq></dc:creator>"
    said = packet(maker, 'photoshop:Credit="© ILO / m. crozet"')
    assert notes_in(photo(xmp=said)).credit == "© ILO / m. crozet"
    assert notes_in(photo(xmp=packet(maker))).credit == "M. Crozet"


@pytest.mark.parametrize("key", [key for key, licence in LICENCES.items() if licence.address])
def test_a_licence_is_known_by_its_address(key: str) -> None:
    address = LICENCES[key].address
    for spelling in (address, address.replace("https", "http").rstrip("/"), f"{address}legalcode"):
        said = packet("", f'xmpRights:WebStatement="{spelling}"')
        assert notes_in(photo(xmp=said)).licence == key
    assert notes_in(photo(xmp=packet("", 'xmpRights:WebStatement="https://e.org/"'))).licence == ""


@pytest.mark.parametrize(
    ("charset", "said", "read"),
    [
        (record(90, b"\x1b%G", of=1), "Zoë Ámbar".encode(), "Zoë Ámbar"),
        (b"", "Zoë Ámbar".encode(), "Zoë Ámbar"),
        (b"", "Zoë Ámbar".encode("cp1252"), "Zoë Ámbar"),
        (record(90, b"\x1b.A", of=1), "Zoë".encode("cp1252"), "Zoë"),
    ],
)
def test_records_are_read_whether_or_not_they_name_their_charset(
    charset: bytes, said: bytes, read: str
) -> None:
    raw = with_records(charset, record(80, said), record(120, b"Ten  boats\r\nat dawn"))
    assert notes_in(raw) == Notes(credit=read, captions={"": "Ten boats at dawn"})


def test_every_record_has_its_field() -> None:
    raw = with_records(
        record(5, b"Boats"),
        record(40, b"No sales"),
        record(80, b"M. Crozet"),
        record(110, b"ILO"),
        record(115, b"Desk"),
        record(116, b"(c) ILO"),
    )
    assert notes_in(raw) == Notes(
        title="Boats", credit="M. Crozet/ILO", holder="ILO", source="Desk", territory="No sales"
    )


def test_a_camera_s_notes_come_last_and_its_brand_does_not_count() -> None:
    notes = Exif()
    notes[ExifTags.Base.Artist] = "Zoë".encode()
    notes[ExifTags.Base.Copyright] = "© Zoë".encode("cp1252")
    notes[ExifTags.Base.ImageDescription] = "OLYMPUS DIGITAL CAMERA"
    notes[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N"}
    assert notes_in(photo(exif=notes)) == Notes(credit="Zoë", holder="Zoë")
    said = packet("", 'photoshop:Credit="ILO"')
    assert notes_in(photo(exif=notes, xmp=said)).credit == "Zoë/ILO"


def test_a_png_is_read_as_well() -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet("", 'photoshop:Credit="ILO"').decode())
    assert notes_in(encoded(pixels(), "PNG", pnginfo=info)).credit == "ILO"


def test_no_more_comes_in_than_a_field_holds_and_a_page_can_carry() -> None:
    long = "a" * 3000
    notes = notes_in(
        photo(xmp=packet("", f'photoshop:Credit="{long}" photoshop:Source="a&#x85;b"'))
    )
    assert notes.credit == "a" * LONGEST
    assert notes.source == "a b"
    turning = packet("", 'photoshop:Credit="\u202eOLI"')
    assert notes_in(photo(xmp=turning)).credit == "OLI"
    (caption,) = notes_in(with_records(record(120, b"a\x00b\x07c"))).captions.values()
    assert caption == "a b c"


def test_a_packet_that_would_grow_without_end_is_left_unread() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {one} "{("&" + other + ";") * 10}">'
        for one, other in zip("bcdefghij", "abcdefghi", strict=True)
    )
    raw = f"{laughs}]>".encode() + packet("", 'photoshop:Credit="&j;"')
    assert notes_in(photo(xmp=raw)) == NO_NOTES
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + packet(
        "<dc:title>&a;</dc:title>"
    )
    assert notes_in(photo(xmp=outside)) == NO_NOTES


def test_a_packet_as_large_as_a_picture_is_left_unread() -> None:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet("", f'photoshop:Credit="{"a" * 1_100_000}"').decode())
    assert notes_in(encoded(pixels(), "PNG", pnginfo=info)) == NO_NOTES


# Pillow speaks of what it passes over.
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_rubbish_never_stops_an_upload() -> None:
    chance = random.Random(7)  # noqa: S311
    notes = Exif()
    notes[ExifTags.Base.Artist] = "Zoë"
    notes[ExifTags.Base.Copyright] = "ILO"
    whole = with_records(record(80, b"M. Crozet"), record(120, "Zoë".encode()))
    tagged = photo(exif=notes, xmp=packet(alternatives("dc:rights", x_default="ILO", ar="ILO")))
    for raw in (whole, tagged):
        for _ in range(400):
            spoilt = bytearray(raw)
            for _ in range(chance.randrange(1, 12)):
                spoilt[chance.randrange(2, 700)] = chance.randrange(256)
            assert isinstance(notes_in(bytes(spoilt)), Notes)
