"""The question how the search stands: what it holds, and how far behind the record it is."""

from dataclasses import dataclass
from datetime import datetime

from tantivy import Index, Query, Searcher

from dateline.archive.search.behind import AnotherDatabase, behind
from dateline.archive.search.folder import current, size
from dateline.archive.search.mark import mark_in
from dateline.archive.search.shape import LANGUAGE, UnusableIndex, count_in, open_index
from dateline.lib.languages import LANGUAGES

_MOST_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Items by language, how many of them may stand otherwise by now, and bytes on the disk.

    `looked_at` is the moment (UTC) up to which what came with time is in.
    """

    documents: dict[str, int]
    behind: int
    looked_at: datetime
    size: int


def standing(at: datetime) -> Standing | None:
    """Return how the search stands at `at` (UTC), None where there is none of this database."""
    folder = current()
    if folder is None:
        return None
    try:
        index = open_index(folder)
        searcher = index.searcher()
        mark = mark_in(index, searcher)
        news = behind(mark, at, limit=_MOST_COUNTED)
    except (UnusableIndex, AnotherDatabase):
        return None
    counted = {language: _count(index, searcher, language) for language in LANGUAGES}
    return Standing(
        {language: count for language, count in counted.items() if count},
        len(news.pairs),
        mark.at,
        size(),
    )


def _count(index: Index, searcher: Searcher, language: str) -> int:
    question = Query.term_query(index.schema, LANGUAGE, language, "basic")
    return count_in(searcher.search(question, 1))
