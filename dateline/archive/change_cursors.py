"""Cursors into what happened, as they stand in an address."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dateline.lib.ids import PATTERN
from dateline.lib.languages import LANGUAGES

_PLACE = rf"{PATTERN}\.({'|'.join(LANGUAGES)})\.[1-9][0-9]{{0,3}}"
SINCE_PATTERN = f"{_PLACE}(~{_PLACE})?"
_since = re.compile(SINCE_PATTERN, re.ASCII)


class NoSince(ValueError):
    """The text is no cursor into what happened."""


class Place(NamedTuple):
    """A version of an item in one language, counted from 1 by what readers were shown."""

    public_id: str
    language: str
    version: int

    def __str__(self) -> str:
        return f"{self.public_id}.{self.language}.{self.version}"


@dataclass(frozen=True, slots=True)
class Since:
    """How far somebody has followed: `committed` last, and `latest` in effect, of what was told."""

    committed: Place
    latest: Place

    def __str__(self) -> str:
        if self.latest == self.committed:
            return str(self.committed)
        return f"{self.committed}~{self.latest}"


def since_named(text: str) -> Since:
    """Return the cursor that stands in an address; raises NoSince where it has another shape."""
    if not _since.fullmatch(text):
        raise NoSince
    committed, _apart, latest = text.partition("~")
    return Since(_place(committed), _place(latest or committed))


def _place(text: str) -> Place:
    public_id, language, version = text.split(".")
    return Place(public_id, language, int(version))
