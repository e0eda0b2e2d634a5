"""The links of a page or a stylesheet: found, and changed where they stand; all else stays.

Pages are read with Python's own parser of HTML, which knows what is a tag and what is a script;
only the values of some attributes are written anew, byte for byte the rest is the page's.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

_ATTRIBUTES = {"href", "src", "poster", "action", "formaction", "data", "srcset", "imagesrcset"}
_LISTS = {"srcset", "imagesrcset"}
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[a-z]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s"'=<>`]+))""",
    re.IGNORECASE,
)
_CSS_REFERENCE = re.compile(
    r"""/\*.*?\*/|url\(\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'()]+))\s*\)"""
    r"""|@import\s+(?:"(?P<double2>[^"\n]*)"|'(?P<single2>[^'\n]*)')""",
    re.IGNORECASE | re.DOTALL,
)


class Link(NamedTuple):
    """A reference as it stands in an element: `tag` and `attribute` in small letters."""

    tag: str
    attribute: str
    reference: str


# Answers the reference to stand there instead, None where it stays as it is.
Lead = Callable[[Link], str | None]


class _Change(NamedTuple):
    start: int
    end: int
    text: str


class _Links(HTMLParser):
    """Goes through a page and notes what is to change in it."""

    def __init__(self, page: str, lead: Lead) -> None:
        super().__init__(convert_charrefs=False)
        self._lead = lead
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self.changes: list[_Change] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ask of each attribute that holds references what it is to hold."""
        if not any(name in _ATTRIBUTES for name, _value in attrs):
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        for found in _ATTRIBUTE.finditer(self.get_starttag_text() or ""):
            name = found["name"].lower()
            if name in _ATTRIBUTES:
                self._ask(tag, name, found, start)

    def _ask(self, tag: str, name: str, found: re.Match[str], start: int) -> None:
        group = _group(found)
        value = unescape(found[group])
        changed = (
            ", ".join(self._candidates(tag, name, value))
            if name in _LISTS
            else self._lead(Link(tag, name, value))
        )
        if changed is None or changed == value:
            return
        quoted = escape(changed) if group != "bare" else f'"{escape(changed)}"'
        self.changes.append(_Change(start + found.start(group), start + found.end(group), quoted))

    def _candidates(self, tag: str, name: str, value: str) -> Iterator[str]:
        """Yield each of the pictures to choose from, with what is said of its size."""
        for candidate in value.split(","):
            reference, _space, size = candidate.strip().partition(" ")
            changed = self._lead(Link(tag, name, reference))
            yield f"{reference if changed is None else changed} {size.strip()}".strip()


def changed_page(page: str, lead: Lead) -> str:
    """Return a page in which every reference is what `lead` answers to it."""
    reading = _Links(page, lead)
    reading.feed(page)
    reading.close()
    return _changed(page, reading.changes)


def changed_stylesheet(text: str, lead: Lead) -> str:
    """Return a stylesheet in which every reference is what `lead` answers to it."""
    changes = []
    for found in _CSS_REFERENCE.finditer(text):
        if not found.lastgroup:
            # What stands in a comment leads nowhere.
            continue
        group = found.lastgroup
        changed = lead(Link("style", "url", found[group]))
        if changed is not None and changed != found[group]:
            changes.append(_Change(found.start(group), found.end(group), changed))
    return _changed(text, changes)


def _group(found: re.Match[str]) -> str:
    return next(name for name in ("double", "single", "bare") if found[name] is not None)


def _changed(text: str, changes: list[_Change]) -> str:
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start], change.text]
        done = change.end
    return "".join([*parts, text[done:]])
