"""Cursors as they stand in an address."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, QueryDict

from dateline.archive.entries import Cursor
from dateline.lib.ids import is_public_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a listing a page begins: past a cursor, or at the newest."""

    before: Cursor | None = None
    after: Cursor | None = None

    @property
    def is_newest(self) -> bool:
        """Say whether this is the first page."""
        return self.before is None and self.after is None


def place_in(query: QueryDict) -> Place:
    """Return the place that `before` or `after` names; 404 where it is none or both."""
    if "before" in query and "after" in query:
        raise Http404
    return Place(
        before=_cursor(query.get("before")),
        after=_cursor(query.get("after")),
    )


def _cursor(text: str | None) -> Cursor | None:
    if text is None:
        return None
    day, _dot, public_id = text.partition(".")
    if len(day) != len("2021-08-02") or not is_public_id(public_id):
        raise Http404
    try:
        return Cursor(date.fromisoformat(day), public_id)
    except ValueError:
        raise Http404 from None
