"""The question more like: what else is told in the same words, under the same terms."""

from collections import Counter
from datetime import datetime
from math import log

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
_SHORTEST = 3
# What stands in one item alone leads to no other, and what stands in more than one of so many
# says nothing of any, unless these are but a few.
_FEWEST, _FEW, _COMMON = 2, 20, 10
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
    itself = Query.term_query(read.schema, KEY, key_of(item.public_id, item.language), "basic")
    clauses: list[Clause] = [(Occur.MustNot, itself), *filters(read)]
    clauses.append((Occur.Must, _any_of_its_words(read, item)))
    for term_id in item.term_ids:
        term = Query.term_query(read.schema, TERMS, term_id, "basic")
        clauses.append((Occur.Should, Query.boost_query(term, _TERM_COUNTS)))
    return Query.boolean_query(clauses)


def _any_of_its_words(read: Reading, item: PublicItem) -> Query:
    """Return a question for the words that tell most of an item, each as much as it tells.

    Always the same ones: of words that tell as much, those that come first by the alphabet.
    """
    field = field_of(TEXT, item.language)
    telling = sorted(_telling(read, item).items(), key=lambda pair: (-pair[1], pair[0]))
    most = telling[:_MOST_WORDS]
    return Query.boolean_query(
        [
            (
                Occur.Should,
                Query.boost_query(Query.term_query(read.schema, field, word), weight / most[0][1]),
            )
            for word, weight in most
        ]
    )


def _telling(read: Reading, item: PublicItem) -> dict[str, float]:
    """Return how much each word of an item tells of it, of those that others have as well."""
    analysis, field = analysis_of(item.language), field_of(TEXT, item.language)
    text = analysis.ready("\n".join(own_words(item.story).all)[:_LONGEST])
    shortest = 1 if analysis.has_signs else _SHORTEST
    count = read.searcher.num_docs
    found: dict[str, float] = {}
    for word, times in Counter(analysis.stemmed.analyze(text)).items():
        documents = read.searcher.doc_freq(field, word) if len(word) >= shortest else 0
        if _FEWEST <= documents <= max(_FEW, count // _COMMON):
            found[word] = times * log(1 + count / documents)
    return found
