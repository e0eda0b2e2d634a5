"""XML as it is written here: elements of one form, with XHTML in them under its own name."""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dateline.lib.languages import LANGUAGES

XHTML = "http://www.w3.org/1999/xhtml"

# Names are written as they stand, so that each form can be the default where it begins: the
# library would number their namespaces.


def element(tag: str, /, *inside: Element | str | None, **attributes: Any) -> Element:
    """Return an element with these parts in it; empty parts and attributes are left out.

    An attribute's underscore is a colon, as in `xml_lang`.
    """
    made = Element(
        tag, {name.replace("_", ":"): str(value) for name, value in attributes.items() if value}
    )
    for part in inside:
        if isinstance(part, str):
            made.text = (made.text or "") + part
        elif part is not None:
            made.append(part)
    return made


def document(root: Element) -> bytes:
    """Return the bytes of a document."""
    written = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def division(body: Iterable[Element], language: str) -> str:
    """Return a body as XHTML to be put into a page, in its language and direction."""
    made = Element("div", {"xmlns": XHTML, **_spoken(language)})
    made.extend(body)
    return ElementTree.tostring(made, "unicode")


def page(title: str, body: Iterable[Element], language: str) -> Element:
    """Return a body as a whole document of XHTML."""
    made = Element("html", {"xmlns": XHTML, **_spoken(language)})
    inside = element("body")
    inside.extend(body)
    made.extend([element("head", element("title", title)), inside])
    return made


def _spoken(language: str) -> dict[str, str]:
    return {"lang": language, "xml:lang": language, "dir": LANGUAGES[language].direction}
