"""A page of a listing as both forms package it: its items in brief, and what lately left it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.archive.entries import Entry
from dateline.archive.in_every_language import terms_by_item
from dateline.archive.withdrawn import Withdrawn
from dateline.channels.feeds.exchange.labels import Concept, concepts_of
from dateline.channels.feeds.followed import Followed
from dateline.terms.names import todays_names


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a listing, and what it is about."""

    entry: Entry
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A page of a listing; `withdrawn` is what left it lately."""

    followed: Followed
    rows: tuple[Row, ...]
    withdrawn: tuple[Withdrawn, ...]

    @property
    def changed_at(self) -> datetime:
        """When an item last changed or left (UTC)."""
        return max([self.followed.changed_at, *(one.at for one in self.withdrawn)])

    @property
    def version(self) -> int:
        """The number of the version: those who follow a package take no older one for a newer.

        A listing counts no versions, so the second of its last change stands for one.
        """
        return max(1, int(self.changed_at.timestamp()))


def package_of(followed: Followed, withdrawn: Sequence[Withdrawn], *, at: datetime) -> Package:
    """Return a page of a listing with the terms of its items at `at` (UTC)."""
    names = todays_names()
    terms = terms_by_item([entry.public_id for entry in followed.entries], at=at)
    rows = [
        Row(entry, tuple(concepts_of(_in_order(terms, entry), names, entry.language)))
        for entry in followed.entries
    ]
    return Package(followed, tuple(rows), tuple(withdrawn))


def _in_order(terms: dict[tuple[str, str], frozenset[int]], entry: Entry) -> list[int]:
    # A set has no order of its own, and the same page has to be the same bytes.
    return sorted(terms.get((entry.public_id, entry.language), ()))
