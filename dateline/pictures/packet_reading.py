"""Reads the XMP packet of a picture's file, whoever wrote it, and trusts nothing in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image

ANY_LANGUAGE = "x-default"
_LARGEST = 1_000_000
_MOST = 50
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PROPERTIES = {
    f"{_DC}title": "title",
    f"{_DC}creator": "creator",
    f"{_DC}rights": "holder",
    f"{_DC}description": "caption",
    f"{_PHOTOSHOP}Credit": "credit",
    f"{_PHOTOSHOP}Source": "source",
    f"{_PHOTOSHOP}Instructions": "instructions",
    f"{_RIGHTS}WebStatement": "address",
    f"{_RIGHTS}UsageTerms": "terms",
    f"{_CORE}AltTextAccessibility": "alt",
    "{http://creativecommons.org/ns#}license": "licence",
}


@dataclass(frozen=True, slots=True)
class Packet:
    """The properties of a packet by our names for them: each value, and its language if any."""

    said: Mapping[str, list[tuple[str, str]]]

    def line(self, name: str) -> str:
        """Return the first value of a property, the one for all languages before others."""
        values = self.said.get(name, [])
        return next((text for tag, text in values if tag == ANY_LANGUAGE), "") or next(
            (text for _tag, text in values), ""
        )

    def each(self, name: str) -> list[str]:
        """Return all values of a property as one line; nothing where it has none."""
        values = [text.strip() for _tag, text in self.said.get(name, []) if text.strip()]
        return [", ".join(values)] if values else []

    def texts(self, name: str) -> dict[str, str]:
        """Return the values of a property by language, the first of each."""
        found: dict[str, str] = {}
        for tag, text in self.said.get(name, []):
            if text.strip():
                found.setdefault(tag or ANY_LANGUAGE, text)
        return found


def packet_in(opened: Image.Image) -> Packet:
    """Return what the packet of a picture says; nothing where it has none that can be read."""
    raw = opened.info.get("xmp")
    if isinstance(raw, str):
        raw = raw.encode(errors="replace")
    if not isinstance(raw, bytes) or len(raw) > _LARGEST:
        return Packet({})
    try:
        root = fromstring(raw.rstrip(b"\x00 \r\n\t"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Packet({})
    said: dict[str, list[tuple[str, str]]] = {}
    for name, tag, text in _properties(root):
        values = said.setdefault(name, [])
        if len(values) < _MOST:
            values.append((tag, text))
    return Packet(said)


def _properties(root: Element) -> Iterator[tuple[str, str, str]]:
    for description in root.iter(f"{_RDF}Description"):
        for key, text in description.attrib.items():
            if key in _PROPERTIES:
                yield _PROPERTIES[key], "", text
        for element in description:
            if element.tag in _PROPERTIES:
                yield from ((_PROPERTIES[element.tag], *value) for value in _values(element))


def _values(element: Element) -> Iterator[tuple[str, str]]:
    items = list(element.iter(f"{_RDF}li"))
    for item in items:
        yield item.get(_LANGUAGE, ""), item.text or ""
    if not items:
        yield element.get(_LANGUAGE, ""), element.get(f"{_RDF}resource") or element.text or ""
