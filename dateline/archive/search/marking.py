"""Hits are marked in plain text, by words that are folded as the index folds them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.archive.search.analysis import analysis_of, plain_terms_of_word, terms_of_word
from dateline.archive.search.asked import Piece, Pieces
from dateline.archive.search.bigrams import SIGN
from dateline.archive.search.distance import is_within
from dateline.archive.search.questions import typos_in
from dateline.archive.search.typed import Typed

# In letters.
LONGEST_SNIPPET = 240
_BEFORE_A_HIT = 60
# So much of a story is looked through; what stands further down is found and not shown.
_LOOKED_THROUGH = 40_000
# Vowel signs and joiners belong to the word they stand in.
_JOINED = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u200c\u200d"
_word = re.compile(f"(?P<run>{SIGN}+)|(?!{SIGN})[^\\W_](?:(?!{SIGN})[^\\W_]|[{_JOINED}])*")

Span = tuple[int, int]


@dataclass(frozen=True)
class Marker:
    """Knows which words of a text are hits."""

    typed: Typed
    language: str
    is_stretched: bool = False
    _known: dict[str, bool] = field(default_factory=dict)

    def marked(self, text: str) -> Pieces:
        """Return all of a text in pieces."""
        return tuple(_pieces(text, 0, len(text), list(self._spans(text))))

    def snippet(self, passages: Iterable[str]) -> Pieces:
        """Return some words around the most hits, else those that stand first."""
        best: tuple[int, str, list[Span]] | None = None
        looked_through = 0
        for passage in passages:
            spans = list(self._spans(passage))
            different = len({passage[start:end].casefold() for start, end in spans})
            if best is None or different > best[0]:
                best = different, passage, spans
            looked_through += len(passage)
            if best[0] >= len(self.typed.wanted) or looked_through > _LOOKED_THROUGH:
                break
        _different, passage, spans = best or (0, "", [])
        start, end = _window(passage, spans)
        return tuple(_cut(passage, start, end, spans))

    def _spans(self, text: str) -> Iterator[Span]:
        for word in _word.finditer(text):
            if word.group("run") and analysis_of(self.language).has_signs:
                yield from self._in_run(word.group(), word.start())
            elif self._is_known_hit(word.group()):
                yield word.span()

    def _in_run(self, run: str, place: int) -> Iterator[Span]:
        folded = "".join(_one_for_one(sign) for sign in run)
        covered = [False] * len(run)
        for wanted in self._runs:
            start = folded.find(wanted)
            while start >= 0:
                covered[start : start + len(wanted)] = [True] * len(wanted)
                start = folded.find(wanted, start + 1)
        for found in re.finditer("1+", "".join("01"[is_hit] for is_hit in covered)):
            yield place + found.start(), place + found.end()

    def _is_known_hit(self, word: str) -> bool:
        """Say whether a word is a hit; a text says most of its words several times."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._is_hit(word)
        return known

    def _is_hit(self, word: str) -> bool:
        terms = terms_of_word(self.language, word)
        if any(term in self._terms for term in terms):
            return True
        if self._beginnings:
            plain = plain_terms_of_word(self.language, word)
            if any(term.startswith(self._beginnings) for term in plain):
                return True
        return self.is_stretched and any(
            is_within(typos, wanted, term)
            for term in terms
            for wanted, typos in self._almost.items()
        )

    @cached_property
    def _terms(self) -> frozenset[str]:
        words = self.typed.wanted
        return frozenset(token.term for word in words for token in word.tokens if not token.is_open)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        words = self.typed.wanted
        return tuple(way for word in words for way in (word.plain, word.bare) if way)

    @cached_property
    def _runs(self) -> tuple[str, ...]:
        return tuple(run for word in self.typed.wanted for run in word.runs)

    @cached_property
    def _almost(self) -> dict[str, int]:
        singles = [word.tokens[0].term for word in self.typed.wanted if len(word.tokens) == 1]
        return {term: typos for term in singles if (typos := typos_in(term))}


def _one_for_one(sign: str) -> str:
    """Return a sign in its usual width, where that is one sign still."""
    usual = unicodedata.normalize("NFKC", sign)
    return usual if len(usual) == 1 else sign


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Return the stretch that holds the most hits and begins shortly before the first of them."""
    if len(text) <= LONGEST_SNIPPET:
        return 0, len(text)
    starts = [start for start, _end in spans]
    inside = [
        sum(start <= other < start + LONGEST_SNIPPET - _BEFORE_A_HIT for other in starts)
        for start in starts
    ]
    lead = starts[inside.index(max(inside))] if inside else 0
    start = _at_space(text, max(0, min(lead - _BEFORE_A_HIT, len(text) - LONGEST_SNIPPET)))
    end = start + LONGEST_SNIPPET
    return start, len(text) if end >= len(text) else _back_to_space(text, end)


def _at_space(text: str, start: int) -> int:
    """Return where the next word begins; there, where no space is near."""
    if start == 0:
        return 0
    space = text.find(" ", start, start + 20)
    return space + 1 if space >= 0 else start


def _back_to_space(text: str, end: int) -> int:
    space = text.rfind(" ", end - 20, end)
    return space if space >= 0 else end


def _cut(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    if start > 0:
        yield Piece("… ")
    yield from _pieces(text, start, end, spans)
    if end < len(text):
        yield Piece(" …")


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    place = start
    for first, past in spans:
        if first < place or past > end:
            continue
        if first > place:
            yield Piece(text[place:first])
        yield Piece(text[first:past], is_hit=True)
        place = past
    if place < end:
        yield Piece(text[place:end])
