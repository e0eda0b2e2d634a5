"""Questions about several items at once, in every language they can be read in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.entries import Entry
from dateline.archive.rows import COLUMNS, WIDTH, WITH_CONTENT, entry_from
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import Names

ItemInLanguage = tuple[str, str]

_VISIBLE = visible_sql("s", Viewer.PUBLIC)
_SHOWN = (
    f"SELECT {COLUMNS}, s.is_listed, e.note FROM record_showing s {WITH_CONTENT} "  # noqa: S608
    f"WHERE {_VISIBLE} AND s.public_id IN "
)
_LANGUAGES = (
    "SELECT s.public_id, s.language, c.slug FROM record_showing s "  # noqa: S608
    "JOIN record_content c ON c.edition_id = s.edition_id "
    f"WHERE {_VISIBLE} AND s.is_listed AND s.public_id IN "
)
_TERMS = (
    "SELECT s.public_id, s.language, o.term_id FROM record_showing s "  # noqa: S608
    "JOIN record_showingterm o ON o.showing_id = s.id "
    f"WHERE {_VISIBLE} AND s.is_listed AND s.public_id IN "
)


@dataclass(frozen=True, slots=True)
class Standing:
    """An item as it stands in one language; a withdrawn one has only its `reason`."""

    entry: Entry
    is_withdrawn: bool
    reason: str


def standing_in(
    public_ids: Collection[str], names: Names, *, at: datetime
) -> dict[ItemInLanguage, Standing]:
    """Return what the public finds of these items at `at` (UTC), by public id and language."""
    found = {}
    for row in _asked(_SHOWN, public_ids, at):
        entry, (is_listed, note) = entry_from(row[:WIDTH], names, at), row[WIDTH:]
        standing = Standing(entry, not is_listed, "" if is_listed else note)
        found[entry.public_id, entry.language] = standing
    return found


def languages_by_item(
    public_ids: Collection[str], *, at: datetime
) -> dict[str, list[tuple[str, str]]]:
    """Return the languages each of the items can be read in at `at` (UTC), with its slug there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for public_id, language, slug in sorted(_asked(_LANGUAGES, public_ids, at)):
        found.setdefault(public_id, []).append((language, slug))
    return found


def terms_by_item(
    public_ids: Collection[str], *, at: datetime
) -> dict[ItemInLanguage, frozenset[int]]:
    """Return the terms under which lists hold the items at `at` (UTC), regions included."""
    found: dict[ItemInLanguage, set[int]] = {}
    for public_id, language, term_id in _asked(_TERMS, public_ids, at):
        found.setdefault((public_id, language), set()).add(term_id)
    return {item: frozenset(ids) for item, ids in found.items()}


def _asked(question: str, public_ids: Collection[str], at: datetime) -> list[tuple[Any, ...]]:
    if not public_ids:
        return []
    ids = sorted(set(public_ids))
    with connection.cursor() as cursor:
        cursor.execute(f"{question}({', '.join(['%s'] * len(ids))})", [*moments(at), *ids])
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
