"""The question more like: what else is told in the same words, under the same terms."""

from datetime import datetime

from tantivy import Occur, Query

from dateline.archive.by_id import visible_entries
from dateline.archive.entries import Entry
from dateline.archive.search.analysis import analysis_of
from dateline.archive.search.documents import PublicItem, public_items_of
from dateline.archive.search.keys import key_of, public_id_of
from dateline.archive.search.own_words import own_words
from dateline.archive.search.questions import Clause, filters
from dateline.archive.search.reading import Reading, reading
from dateline.archive.search.shape import KEY, PUBLIC_ID, TERMS, TEXT, field_of
from dateline.terms.names import todays_names

_LONGEST = 5_000
_MOST_WORDS = 12
# What stands in more than one item of so many says nothing of any.
_COMMON = 10
_TERM_COUNTS = 1.5


def more_like(public_id: str, language: str, *, at: datetime, limit: int = 3) -> tuple[Entry, ...]:
    """Return what is most like an item among what the public sees at `at` (UTC), without it.

    Nothing where the public does not see the item, or there is no index yet.
    """
    read = reading(at)
    items = public_items_of([(public_id, language)], at) if read is not None else []
    if read is None or not items:
        return ()
    hits = read.searcher.search(_question(read, items[0]), limit, count=False).hits
    numbers = read.searcher.fast_field_values(PUBLIC_ID, [address for _score, address in hits])
    like = [public_id_of(int(number)) for number in numbers if number is not None]
    entries = visible_entries(like, language, todays_names(), at=at)
    return tuple(entries[other] for other in like if other in entries)


def _question(read: Reading, item: PublicItem) -> Query:
    text = analysis_of(item.language).ready("\n".join(own_words(item.story).all)[:_LONGEST])
    words = Query.more_like_this_document_fields_query(
        read.schema,
        {field_of(TEXT, item.language): [text]},
        min_doc_frequency=2,
        max_doc_frequency=max(20, read.searcher.num_docs // _COMMON),
        min_term_frequency=1,
        max_query_terms=_MOST_WORDS,
        min_word_length=None if analysis_of(item.language).has_signs else 3,
    )
    itself = Query.term_query(read.schema, KEY, key_of(item.public_id, item.language), "basic")
    clauses: list[Clause] = [(Occur.Must, words), (Occur.MustNot, itself), *filters(read)]
    for term_id in item.term_ids:
        term = Query.term_query(read.schema, TERMS, term_id, "basic")
        clauses.append((Occur.Should, Query.boost_query(term, _TERM_COUNTS)))
    return Query.boolean_query(clauses)
