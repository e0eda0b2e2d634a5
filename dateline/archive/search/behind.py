"""The question what the index does not know yet: changes of items, and moments that came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.search.mark import Mark, digest_of
from dateline.archive.standing import ItemInLanguage
from dateline.journal.models import Subject

_CHANGED = (
    "SELECT seq, recorded_at, public_id, language FROM journal_change "
    "WHERE subject = %s AND seq >= %s ORDER BY seq LIMIT %s"
)
# Few are scheduled: these are found by the index of those alone.
_CAME = (
    "SELECT i.public_id, e.language FROM record_edition e JOIN record_item i ON i.id = e.item_id "
    "WHERE e.effective_at > e.recorded_at AND e.effective_at > %s AND e.effective_at <= %s"
)
_NEWEST = (
    "SELECT seq, recorded_at, public_id, language FROM journal_change "
    "WHERE subject = %s ORDER BY seq DESC LIMIT 1"
)


class AnotherDatabase(Exception):
    """The mark speaks of a change that this database never saw."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The items, by language, that may stand otherwise since a mark, and the mark to set then.

    Where `is_more`, these are only the first of them.
    """

    pairs: frozenset[ItemInLanguage]
    mark: Mark
    is_more: bool = False


def behind(mark: Mark, at: datetime, *, limit: int) -> Behind:
    """Return what an index with this mark lacks at `at` (UTC); raise AnotherDatabase.

    Of the journal, `limit` changes at most. Moments are those at which something that was
    scheduled begins, and what it replaces ends.
    """
    rows = _asked(_CHANGED, [Subject.ITEM.value, mark.seq, limit + 2])
    if mark.seq:
        # The change of the mark itself comes first, or the journal is another one.
        if not rows or digest_of(rows[0]) != mark.digest:
            raise AnotherDatabase
        rows = rows[1:]
    new = rows[:limit]
    pairs = {(public_id, language) for _seq, _at, public_id, language in new}
    # A clock that stepped back gives no moment twice.
    until = max(at, mark.at)
    pairs.update(_asked(_CAME, [_stored(mark.at), _stored(until)]))
    seq, digest = (new[-1][0], digest_of(new[-1])) if new else (mark.seq, mark.digest)
    return Behind(frozenset(pairs), Mark(seq, digest, until), is_more=len(rows) > limit)


def todays_mark(at: datetime) -> Mark:
    """Return the mark of an index that would know everything up to now."""
    rows = _asked(_NEWEST, [Subject.ITEM.value])
    return Mark(rows[0][0], digest_of(rows[0]), at) if rows else Mark(at=at)


def _asked(question: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _stored(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at) or at
