"""Cursors as they stand in an address, and the place in a listing that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.archive.entries import Cursor
from dateline.lib.ids import is_public_id

_DAY_LENGTH = len("2021-08-02")


class NoPlace(ValueError):
    """The address names no place in a listing, or two."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a listing a page begins: past a cursor, or at the newest."""

    before: Cursor | None = None
    after: Cursor | None = None

    @property
    def is_newest(self) -> bool:
        """Say whether this is the first page."""
        return self.before is None and self.after is None


def place_named(query: Mapping[str, str]) -> Place:
    """Return the place that `before` or `after` names; raises NoPlace where it is none or both."""
    if "before" in query and "after" in query:
        raise NoPlace
    return Place(before=_cursor(query.get("before")), after=_cursor(query.get("after")))


def _cursor(text: str | None) -> Cursor | None:
    if text is None:
        return None
    day, _dot, public_id = text.partition(".")
    if len(day) != _DAY_LENGTH or not is_public_id(public_id):
        raise NoPlace
    try:
        return Cursor(date.fromisoformat(day), public_id)
    except ValueError:
        raise NoPlace from None
