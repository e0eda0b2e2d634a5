"""The question which of several terms is the rarest: the one whose index a list walks."""

import time
from collections.abc import Iterable

from dateline.record.models import ShowingTerm

# Beyond so many, one term is as common as another.
_COUNTED = 100_000
_REMEMBERED_FOR = 600.0
_counted: dict[int, tuple[float, int]] = {}


def rarest_first(term_ids: Iterable[int]) -> tuple[int, ...]:
    """Return the ids in the order in which a list is found soonest.

    A list walks the index of its first term and asks of the others row by row. How rare a
    term is is counted again every ten minutes at most; where it has changed meanwhile, that
    costs time, not truth.
    """
    ids = tuple(term_ids)
    if len(ids) < 2:
        return ids
    return tuple(sorted(ids, key=lambda term_id: (_count(term_id), term_id)))


def _count(term_id: int) -> int:
    now = time.monotonic()
    counted_at, count = _counted.get(term_id, (0.0, -1))
    if count < 0 or now - counted_at > _REMEMBERED_FOR:
        under = ShowingTerm.objects.filter(term_id=term_id, is_public=True)
        count = under.values("pk")[:_COUNTED].count()
        _counted[term_id] = now, count
    return count
