"""The question which items there are, whatever section they stand in, as indexes of a site ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import connection

from dateline.archive.rows import time_from
from dateline.record.models import Verb
from dateline.record.spans import first_release_in
from dateline.record.visibility import Viewer, moments, visible_sql

_AT_ONCE = 1_000
_PAST_EVERY_KEY = "9" * 36
_HELD = (
    "SELECT t.public_id, t.sort_key, t.edition_id FROM record_showing t "  # noqa: S608
    f"WHERE {visible_sql('t', Viewer.PUBLIC)} AND t.language = %s AND t.is_listed "
    f"AND t.sort_key >= %s AND t.sort_key < %s ORDER BY t.sort_key DESC LIMIT %s"
)
# Cross joins, as SQLite takes their order from here: each item's languages are looked up by its id.
_ITEMS = (
    "SELECT i.public_id, i.sort_key, e.verb, e.effective_at, c.slug, c.headline, "  # noqa: S608
    f"o.language, oc.slug FROM ({_HELD}) i "
    "CROSS JOIN record_edition e CROSS JOIN record_content c "
    "CROSS JOIN record_showing o CROSS JOIN record_content oc "
    "WHERE e.id = i.edition_id AND c.edition_id = i.edition_id "
    f"AND o.public_id = i.public_id AND o.is_listed AND {visible_sql('o', Viewer.PUBLIC)} "
    "AND oc.edition_id = o.edition_id"
)


@dataclass(frozen=True, slots=True)
class Held:
    """An item in one language; `languages` are all it can be read in, each with its slug there.

    Times are in UTC.
    """

    public_id: str
    language: str
    slug: str
    headline: str
    first_released_at: datetime
    changed_at: datetime
    languages: tuple[tuple[str, str], ...]


def items_held(
    language: str, *, at: datetime, first_key: str = "", past_key: str = _PAST_EVERY_KEY
) -> Iterator[Held]:
    """Yield the items that readers see in a language at `at` (UTC), newest first.

    Those whose sort key is at least `first_key` and before `past_key`, for which see Period;
    read a thousand at a time, as far as somebody goes on asking.
    """
    while True:
        rows = _rows(language, first_key, past_key, at)
        by_key = [list(of_one) for _key, of_one in groupby(rows, key=_sort_key)]
        for of_one in by_key:
            yield _held(language, of_one)
        if len(by_key) < _AT_ONCE:
            return
        past_key = _sort_key(rows[-1])


def _rows(language: str, first_key: str, past_key: str, at: datetime) -> list[Any]:
    """Return the next rows, sorted here: a database would sort what its index has in order."""
    with connection.cursor() as cursor:
        parameters = [*moments(at), language, first_key, past_key, _AT_ONCE, *moments(at)]
        cursor.execute(_ITEMS, parameters)
        return sorted(cursor.fetchall(), key=_sort_key, reverse=True)


def _sort_key(row: Any) -> str:
    return str(row[1])


def _held(language: str, rows: list[Any]) -> Held:
    public_id, key, verb, effective_at, slug, headline, *_other = rows[0]
    first_released_at = first_release_in(key)
    return Held(
        public_id=public_id,
        language=language,
        slug=slug,
        headline=headline,
        first_released_at=first_released_at,
        changed_at=first_released_at if verb == Verb.PUBLISH else time_from(effective_at),
        languages=tuple(sorted((row[-2], row[-1]) for row in rows)),
    )
