"""From the rows of what is public to documents of the index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from tantivy import Document

from dateline.archive.search.analysis import analysis_of
from dateline.archive.search.keys import key_of, number_of, place_of
from dateline.archive.search.own_words import own_words
from dateline.archive.search.shape import (
    HEAD,
    KEY,
    LANGUAGE,
    LEAD,
    PLACE,
    PLAIN,
    PUBLIC_ID,
    TERMS,
    TEXT,
    field_of,
)
from dateline.archive.standing import ItemInLanguage
from dateline.lib.languages import LANGUAGES
from dateline.record.canonical import story_from
from dateline.record.story import Story
from dateline.record.visibility import moments, visible_sql

_ROWS = (
    "SELECT s.id, s.public_id, s.language, s.sort_key, c.text FROM record_showing s "  # noqa: S608
    "JOIN record_content c ON c.edition_id = s.edition_id "
    f"WHERE s.is_listed AND {visible_sql('s')} AND "
)
Row = tuple[int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class PublicItem:
    """What is indexed of an item in one language, as the public sees it."""

    showing_id: int
    public_id: str
    language: str
    sort_key: str
    story: Story
    term_ids: tuple[int, ...]


def public_items_of(pairs: Iterable[ItemInLanguage], at: datetime) -> list[PublicItem]:
    """Return those of the items, by language, that stand in lists for the public at `at`."""
    wanted = set(pairs)
    public_ids = sorted({public_id for public_id, _language in wanted})
    if not public_ids:
        return []
    condition = f"s.public_id IN ({_places(public_ids)})"
    rows = _rows(condition, [*moments(at), *public_ids])
    return _items([row for row in rows if (row[1], row[2]) in wanted])


def public_items_past(showing_id: int, at: datetime, limit: int) -> list[PublicItem]:
    """Return up to `limit` of all that stands in lists at `at`, past a showing, in order."""
    condition = "s.id > %s ORDER BY s.id LIMIT %s"
    return _items(_rows(condition, [*moments(at), showing_id, limit]))


def document_from(item: PublicItem) -> Document:
    """Return the document of an item in one language."""
    words, analysis = own_words(item.story), analysis_of(item.language)
    document = Document()
    document.add_text(KEY, key_of(item.public_id, item.language))
    document.add_text(LANGUAGE, item.language)
    document.add_unsigned(PLACE, place_of(item.sort_key))
    document.add_unsigned(PUBLIC_ID, number_of(item.public_id))
    for term_id in item.term_ids:
        document.add_unsigned(TERMS, term_id)
    for part, texts in ((TEXT, words.all), (HEAD, [words.head]), (LEAD, words.lead)):
        for text in texts:
            document.add_text(field_of(part, item.language), analysis.ready(text))
    document.add_text(field_of(PLAIN, item.language), analysis.fold_plain(words.head))
    return document


def _items(rows: Sequence[Row]) -> list[PublicItem]:
    known = [row for row in rows if row[2] in LANGUAGES]
    terms = _terms_of([row[0] for row in known])
    return [
        PublicItem(
            showing_id, public_id, language, sort_key, story_from(text), tuple(terms[showing_id])
        )
        for showing_id, public_id, language, sort_key, text in known
    ]


def _terms_of(showing_ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    if showing_ids:
        question = (
            "SELECT showing_id, term_id FROM record_showingterm "  # noqa: S608
            f"WHERE showing_id IN ({_places(showing_ids)})"
        )
        for showing_id, term_id in _asked(question, showing_ids):
            found[showing_id].append(term_id)
    return found


def _rows(condition: str, parameters: Sequence[Any]) -> list[Row]:
    return list(_asked(_ROWS + condition, parameters))


def _asked(question: str, parameters: Sequence[Any]) -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        yield from cursor.fetchall()


def _places(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))
