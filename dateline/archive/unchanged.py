"""What is remembered for as long as neither the record nor time has changed it.

For what all pages of a language ask alike: after a change it is asked once again, for all.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from dateline.journal.models import Subject
from dateline.journal.position import NewestChange, newest_change
from dateline.journal.reading import scheduled_around

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class _Span(Generic[K, V]):
    """What is known between two moments (UTC) at which time changes what readers see."""

    newest: NewestChange | None = None
    since: datetime | None = None
    until: datetime | None = None
    known: dict[K, V] = field(default_factory=dict)

    def holds(self, newest: NewestChange, at: datetime) -> bool:
        return (
            self.newest == newest
            and (self.since is None or self.since <= at)
            and (self.until is None or at < self.until)
        )


class Unchanged(Generic[K, V]):
    """Remembers what was answered about items, and forgets it all with the next change."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._span: _Span[K, V] = _Span()

    def known_at(self, at: datetime) -> dict[K, V]:
        """Return what is known at `at` (UTC), to be added to.

        Taken before a question is asked, it never holds an answer that is older than it says.
        """
        newest = newest_change(Subject.ITEM, Subject.TERM)
        # Held apart, as another thread may set it between two looks at it.
        span = self._span
        if not span.holds(newest, at):
            span = self._span = _Span(newest, *scheduled_around(at))
        return span.known

    def forget(self) -> None:
        """Ask anew, whatever the journal says."""
        self._span = _Span()
