"""What is remembered for as long as neither the record nor time has changed it.

For what all pages of a language ask alike: after a change it is asked once again, for all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

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

    _all: ClassVar[list["Unchanged[Any, Any]"]] = []

    def __init__(self, *, most: int) -> None:
        """Know nothing yet, and never more than `most` answers at once."""
        self._most = most
        self._span: _Span[K, V] = _Span()
        self._all.append(self)

    def answer(self, key: K, ask: Callable[[], V], *, at: datetime) -> V:
        """Return what was answered to `key` at `at` (UTC), or ask.

        The newest change is looked up first, so no answer is older than it is taken to be.
        """
        newest = newest_change(Subject.ITEM, Subject.TERM)
        # Held apart, as another thread may set it between two looks at it.
        span = self._span
        if not span.holds(newest, at):
            span = self._span = _Span(newest, *scheduled_around(at))
        try:
            return span.known[key]
        except KeyError:
            pass
        found = ask()
        if len(span.known) >= self._most:
            span.known.clear()
        span.known[key] = found
        return found

    @classmethod
    def forget(cls) -> None:
        """Ask everything anew, whatever the journal says."""
        for one in cls._all:
            one._span = _Span()
