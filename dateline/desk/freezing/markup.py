"""Markup taken apart into tags and text, whatever state it is in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

# Python's own parser needs minutes for a few hundred kilobytes of tags that never end; here
# a tag ends before the next one begins, and every character is looked at once.
_piece = re.compile(r"<([^<>]*)>|(?:[^<]|<(?![^<>]*>))+")
_tag = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)(.*)", re.DOTALL)
_attribute = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"']++))""")


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or the end of an element, by its name in small letters."""

    name: str
    is_end: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


def pieces_of(markup: str) -> Iterator[Tag | str]:
    """Yield the tags and the stretches of text in order; what is neither is left out."""
    for piece in _piece.finditer(markup):
        inside: str | None = piece.group(1)
        if inside is None:
            yield unescape(piece.group())
        elif tag := _tag.fullmatch(inside):
            slash, name, attributes = tag.groups()
            yield Tag(name.lower(), bool(slash), _attributes(attributes))


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _attribute.findall(text)
    }
