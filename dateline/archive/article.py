"""The question article: an item's page in one language, as a viewer sees it at a moment."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from dateline.archive.by_id import visible_entries
from dateline.archive.entries import Article, Entry, Version, Withdrawal
from dateline.archive.rows import COLUMNS, VERB, WIDTH, WITH_CONTENT, entry_from
from dateline.archive.source_corrected import source_corrected
from dateline.archive.telling import Known, Sight, tell
from dateline.archive.versions import versions_of
from dateline.record.canonical import story_from
from dateline.record.models import Verb
from dateline.record.visibility import Viewer, moments, visible_sql
from dateline.terms.names import names_at, todays_names


def article(
    public_id: str,
    language: str,
    *,
    at: datetime,
    viewer: Viewer = Viewer.PUBLIC,
    asked_at: datetime | None = None,
) -> Article | None:
    """Return the item's page, or None where this viewer sees none at `at` (UTC).

    Whoever looks back says with `asked_at` (UTC) when: terms have their names of then, while
    the rights of pictures and what stands beside the item are those of the later moment.
    """
    row = _row(public_id, language, at, viewer)
    if row is None:
        return None
    text, note, leads_to, item_id, number, office_id, source_id, source_language = row[WIDTH:]
    names = todays_names() if asked_at is None else names_at(at)
    sight = Sight(at, viewer, names, asked_at)
    entry = entry_from(row[:WIDTH], names, sight.today)
    first = Version(1, entry.first_released_at, Verb.PUBLISH)
    known = Known(
        entry=entry,
        story=story_from(text),
        office_id=office_id,
        languages=languages_of(public_id, sight),
        versions=versions_of(item_id, language, at) if number > 1 else (first,),
        withdrawal=_withdrawal(entry, note, leads_to, sight)
        if row[VERB] == Verb.WITHDRAW
        else None,
    )
    told = tell(known, sight)
    if leads_to:
        told = replace(told, mentioned=(*told.mentioned, leads_to))
    if source_id is None:
        return told
    others = {tag for tag, _slug in known.languages}
    news = source_corrected((item_id, language, number), others, sight)
    from_language = source_language if source_language in others - {language} else ""
    return replace(told, source_corrected=news, translated_from=from_language)


def languages_of(public_id: str, sight: Sight) -> tuple[tuple[str, str], ...]:
    """Return the languages an item can be read in, with its words in the address of each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.language, c.slug FROM record_showing s "  # noqa: S608
            "JOIN record_content c ON c.edition_id = s.edition_id "
            f"WHERE s.public_id = %s AND s.is_listed AND {visible_sql('s', sight.viewer)} "
            "ORDER BY s.language",
            [public_id, *moments(sight.today)],
        )
        return tuple(cursor.fetchall())


def _row(public_id: str, language: str, at: datetime, viewer: Viewer) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS}, c.text, e.note, e.leads_to, e.item_id, e.number, i.office_id, "  # noqa: S608
            "e.source_id, o.language "
            f"FROM record_showing s {WITH_CONTENT} JOIN record_item i ON i.id = e.item_id "
            "LEFT JOIN record_edition o ON o.id = e.source_id "
            f"WHERE s.public_id = %s AND s.language = %s AND {visible_sql('s', viewer)}",
            [public_id, language, *moments(at)],
        )
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _withdrawal(entry: Entry, reason: str, leads_to: str, sight: Sight) -> Withdrawal:
    wanted = {leads_to} - {"", entry.public_id}
    found = visible_entries(
        wanted, entry.language, sight.names, at=sight.today, viewer=sight.viewer
    )
    return Withdrawal(entry.changed_at, reason, found.get(leads_to))
