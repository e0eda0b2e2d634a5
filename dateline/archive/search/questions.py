"""From words to questions that the index understands, built part by part and never parsed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from tantivy import FieldType, Occur, Query, Schema

from dateline.archive.period import Period
from dateline.archive.search.asked import Wanted
from dateline.archive.search.keys import places_of
from dateline.archive.search.reading import Reading
from dateline.archive.search.shape import (
    HEAD,
    KEY,
    LEAD,
    PLACE,
    PLAIN,
    TERMS,
    TEXT,
    field_of,
)
from dateline.archive.search.typed import Token, Typed, Word

Clause = tuple[Occur, Query]

_HEAD_COUNTS, _LEAD_COUNTS = 3.0, 1.5
_EXACT_COUNTS = 4.0
# In letters: a word must be so long that one or two mistyped ones leave it recognisable.
_ONE_TYPO, _TWO_TYPOS = 4, 8


class Mode(Enum):
    """How strictly words are taken."""

    EXACT = "all words as they are"
    STRETCHED = "all words, some of them spelled almost so"
    ANY = "some of the words"


@dataclass(frozen=True)
class Questioner:
    """Builds questions for one reading of the index and what somebody wants."""

    read: Reading
    typed: Typed
    wanted: Wanted

    def question(self, mode: Mode, *, is_ranked: bool, before: int | None = None) -> Query:
        """Return the whole question: words, filters, and nothing that may have left since.

        `before` a place keeps to what is older; only a ranked one weighs where words stand.
        """
        clauses = [*self._words(mode), *self._filters(before)]
        if is_ranked:
            clauses += self._weights()
        return Query.boolean_query(clauses)

    def _words(self, mode: Mode) -> Iterable[Clause]:
        one_by_one = [self._word(word, mode) for word in self.typed.wanted]
        if mode is Mode.ANY:
            some = Query.boolean_query([(Occur.Should, query) for query in one_by_one])
            yield Occur.Must, some
        else:
            yield from ((Occur.Must, query) for query in one_by_one)
        for word in self.typed.excluded:
            yield Occur.MustNot, self._exactly(word)

    def _word(self, word: Word, mode: Mode) -> Query:
        exact = self._exactly(word)
        ways = [exact]
        if word.plain:
            ways += [self._begins(TEXT, word.bare), self._begins(PLAIN, word.plain)]
        if mode is Mode.STRETCHED and (almost := self._almost(word)) is not None:
            ways = [*(Query.boost_query(way, _EXACT_COUNTS) for way in ways), almost]
        return either(ways)

    def _exactly(self, word: Word) -> Query:
        tokens, field = word.tokens, self._field(TEXT)
        if len(tokens) == 1:
            (token,) = tokens
            if token.is_open:
                return self._begins(TEXT, token.term)
            return Query.term_query(self._schema, field, token.term)
        *before, last = tokens
        if any(token.is_open for token in before):
            # Nothing can begin so in the middle of a phrase; all of it has to be there.
            return Query.boolean_query(
                [(Occur.Must, self._exactly(Word((token,)))) for token in tokens]
            )
        terms: list[str | tuple[int, str]] = [token.term for token in tokens]
        if last.is_open:
            return Query.phrase_prefix_query(self._schema, field, terms)
        return Query.phrase_query(self._schema, field, terms)

    def _begins(self, part: str, beginning: str) -> Query:
        return Query.fuzzy_term_query(self._schema, self._field(part), beginning, 0, True, True)

    def _almost(self, word: Word) -> Query | None:
        if word.is_signs or len(word.tokens) > 1:
            return None
        (token,) = word.tokens
        typos = typos_in(token.term)
        if not typos:
            return None
        return Query.fuzzy_term_query(self._schema, self._field(TEXT), token.term, typos)

    def _weights(self) -> Iterable[Clause]:
        """Yield what lets a word count for more in the headline and the lines around it."""
        for token in self._single_tokens():
            for part, weight in ((HEAD, _HEAD_COUNTS), (LEAD, _LEAD_COUNTS)):
                query = Query.term_query(self._schema, self._field(part), token.term, "freq")
                yield Occur.Should, Query.boost_query(query, weight)

    def _single_tokens(self) -> Iterable[Token]:
        tokens = (token for word in self.typed.wanted for token in word.tokens)
        return dict.fromkeys(token for token in tokens if not token.is_open)

    def _filters(self, before: int | None) -> Iterable[Clause]:
        yield from filters(self.read, self.wanted.term_ids, self.wanted.period, before)

    @property
    def _schema(self) -> Schema:
        return self.read.schema

    def _field(self, part: str) -> str:
        return field_of(part, self.wanted.language)


def filters(
    read: Reading,
    term_ids: Iterable[int] = (),
    period: Period | None = None,
    before: int | None = None,
) -> Iterable[Clause]:
    """Yield the filters that every question has, none of which weighs anything."""
    for term_id in term_ids:
        term = Query.term_query(read.schema, TERMS, term_id, "basic")
        yield Occur.Must, Query.const_score_query(term, 0.0)
    if period is not None:
        first, past = places_of(period)
        yield _placed(read.schema, first, past)
    if before is not None:
        yield _placed(read.schema, 0, before)
    if read.changed:
        changed = Query.term_set_query(read.schema, KEY, sorted(read.changed))
        yield Occur.MustNot, changed


def either(ways: Sequence[Query]) -> Query:
    """Return the question that each of these answers."""
    if len(ways) == 1:
        return ways[0]
    return Query.boolean_query([(Occur.Should, way) for way in ways])


def typos_in(term: str) -> int:
    """Return how many letters of a term may be mistyped."""
    if len(term) < _ONE_TYPO or any(letter.isdigit() for letter in term):
        return 0
    return 1 if len(term) < _TWO_TYPOS else 2


def _placed(schema: Schema, first: int, past: int) -> Clause:
    placed = Query.range_query(schema, PLACE, FieldType.Unsigned, first, past, include_upper=False)
    return Occur.Must, Query.const_score_query(placed, 0.0)
