"""The question suggestions: what begins as somebody types."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from tantivy import Occur, Query

from dateline.archive.by_id import visible_entries
from dateline.archive.search.analysis import analysis_of
from dateline.archive.search.asked import NamedTerm, Refusal, State, Suggestions
from dateline.archive.search.keys import public_id_of
from dateline.archive.search.questions import Clause, filters
from dateline.archive.search.reading import Reading, reading
from dateline.archive.search.shape import PLACE, PLAIN, PUBLIC_ID, field_of
from dateline.archive.search.typed import printable, read_typed
from dateline.lib.text import matching_key
from dateline.record.visibility import moments, visible_sql
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import Named, todays_names

# A term that nothing public stands under costs a question; so many are asked for one answer.
_MOST_ASKED = 40
_HIDDEN = (Vocabulary.COLLECTION,)


def suggestions(words: str, language: str, *, at: datetime, limit: int = 8) -> Suggestions:
    """Return the newest items with such headlines, and terms whose names have such words.

    The last word need only begin so. Nothing but what the public sees at `at` (UTC).
    """
    typed = read_typed(words, language, is_typing=True)
    if typed in {Refusal.NOTHING, Refusal.TOO_LONG, Refusal.TOO_MANY}:
        return Suggestions()
    words = printable(words)
    terms = tuple(_terms(words, language, at, limit))
    read = reading(at)
    if read is None:
        return Suggestions(terms=terms, state=State.PREPARING)
    public_ids = _with_headlines(read, words, language, limit)
    entries = visible_entries(public_ids, language, todays_names(), at=at)
    return Suggestions(
        tuple(entries[public_id] for public_id in public_ids if public_id in entries), terms
    )


def _with_headlines(read: Reading, words: str, language: str, limit: int) -> list[str]:
    field = field_of(PLAIN, language)
    *whole, last = analysis_of(language).plain_terms(words) or [""]
    if not last:
        return []
    clauses: list[Clause] = [
        (Occur.Must, Query.term_query(read.schema, field, word, "basic")) for word in whole
    ]
    begins = Query.fuzzy_term_query(read.schema, field, last, 0, True, True)
    question = Query.boolean_query([*clauses, (Occur.Must, begins), *filters(read)])
    hits = read.searcher.search(question, limit, count=False, order_by_field=PLACE).hits
    numbers = read.searcher.fast_field_values(PUBLIC_ID, [address for _place, address in hits])
    return [public_id_of(int(number)) for number in numbers if number is not None]


def _terms(words: str, language: str, at: datetime, limit: int) -> Iterator[NamedTerm]:
    """Yield the terms with names of which some word begins so, if something stands under them."""
    beginning, names = matching_key(words), todays_names()
    named = ((term_id, names.named(term_id, language)) for term_id in names.by_term)
    meant = sorted(
        (pair for pair in named if f" {beginning}" in f" {matching_key(pair[1].words)}"),
        key=lambda pair: (not matching_key(pair[1].words).startswith(beginning), pair[1].words),
    )[:_MOST_ASKED]
    kinds = _vocabularies([term_id for term_id, _name in meant])
    shown = (
        _named(term_id, kinds[term_id], name)
        for term_id, name in meant
        if kinds[term_id] not in _HIDDEN and _is_shown(term_id, language, at)
    )
    for _place, term in zip(range(limit), shown, strict=False):
        yield term


def _named(term_id: int, vocabulary: str, name: Named) -> NamedTerm:
    return NamedTerm(term_id, vocabulary, name)


def _vocabularies(term_ids: list[int]) -> dict[int, str]:
    return dict(Term.objects.filter(pk__in=term_ids).values_list("pk", "vocabulary"))


def _is_shown(term_id: int, language: str, at: datetime) -> bool:
    """Say whether the public finds something under a term."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM record_showingterm t WHERE t.term_id = %s AND t.language = %s "  # noqa: S608
            f"AND {visible_sql('t')} LIMIT 1",
            [term_id, language, *moments(at)],
        )
        return cursor.fetchone() is not None
