"""Elements of XHTML as plain text: paragraphs apart by a blank line, nothing of pictures."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_LINES = {"ul", "ol", "table", "thead", "tbody", "aside"}
_APART = {"section", "blockquote"}
_CELLS = " | "


def plain_words(elements: Iterable[Element]) -> str:
    """Return the words of a body."""
    return _joined(elements, "\n\n")


def _joined(elements: Iterable[Element], between: str) -> str:
    return between.join(words for element in elements if (words := _words(element)))


def _words(element: Element) -> str:
    if element.tag == "figure":
        return ""
    if element.tag in _APART:
        return _joined(element, "\n\n")
    if element.tag in _LINES:
        return _joined(element, "\n")
    if element.tag == "tr":
        return _CELLS.join(_words(cell) for cell in element)
    return "".join(_inline(element))


def _inline(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield "\n" if child.tag == "br" else "".join(_inline(child))
        yield child.tail or ""
