"""What somebody typed, as words to look up. Nothing in it is a command but quotes and a minus."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.archive.search.analysis import Analysis, analysis_of
from dateline.archive.search.asked import Refusal
from dateline.archive.search.bigrams import SIGN, asked_pairs, run_of_signs

LONGEST = 200
MOST_WORDS = 12

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂〝〞「」『』"), '"')
_DASHES = dict.fromkeys(map(ord, "−－"), "-")
_part = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_letters = re.compile(f"{SIGN}+|(?:(?!{SIGN})[^\\W_])+")


@dataclass(frozen=True, slots=True)
class Token:
    """One term as the index holds it; `is_open` where it need only begin so."""

    term: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to look for: tokens that have to follow one another, mostly a single one.

    Where it may be the beginning of a word, `plain` is its spelling with its ending, and `bare`
    the same without an article. `runs` are the signs in it as they were typed.
    """

    tokens: tuple[Token, ...]
    plain: str = ""
    bare: str = ""
    runs: tuple[str, ...] = ()

    @property
    def is_signs(self) -> bool:
        """Whether it is written without spaces, so that nobody can mistype a letter of it."""
        return bool(self.runs)


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that all have to be there, and those that must not."""

    wanted: tuple[Word, ...]
    excluded: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    is_excluded: bool
    is_quoted: bool


def read_typed(words: str, language: str, *, is_typing: bool = False) -> Typed | Refusal:
    """Return what was typed as words of a language, or why it is not looked for.

    Common words are left out beside others, unless they stand in quotes.
    """
    if len(words) > LONGEST:
        return Refusal.TOO_LONG
    analysis = analysis_of(language)
    parts = list(_parts(printable(words)))
    telling = [part for part in parts if part.is_quoted or not analysis.is_common(part.text)]
    if not telling:
        return Refusal.ONLY_COMMON if _has_letters(parts) else Refusal.NOTHING
    last = parts[-1] if is_typing and not words[-1:].isspace() else None
    found = [(part, word) for part in telling if (word := _word(part, analysis, part is last))]
    if sum(_length(word) for _part, word in found) > MOST_WORDS:
        return Refusal.TOO_MANY
    wanted = tuple(word for part, word in found if not part.is_excluded)
    excluded = tuple(word for part, word in found if part.is_excluded)
    if not wanted:
        return Refusal.ONLY_EXCLUDED if excluded else Refusal.NOTHING
    return Typed(wanted, excluded)


def printable(words: str) -> str:
    """Return the words without what nobody sees; marks of direction stand inside them."""
    composed = unicodedata.normalize("NFC", words).translate(_QUOTES).translate(_DASHES)
    return "".join(_seen(letter) for letter in composed)


def _seen(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Cs", "Co", "Cn"} else letter


def _parts(words: str) -> Iterator[_Part]:
    """Yield what stands between spaces or in quotes; a quote that nothing ends is none."""
    if words.count('"') % 2:
        before, _quote, after = words.rpartition('"')
        words = f"{before} {after}"
    for minus, quoted, plain in _part.findall(words):
        yield _Part(quoted or plain, bool(minus), bool(quoted))


def _has_letters(parts: list[_Part]) -> bool:
    return any(_letters.search(part.text) for part in parts)


def _word(part: _Part, analysis: Analysis, is_last: bool) -> Word | None:
    runs: list[str] = []
    tokens: list[Token] = []
    for piece in _pieces(part.text, analysis):
        if analysis.has_signs and run_of_signs.fullmatch(piece):
            runs.append(piece)
            pairs = asked_pairs(piece)
            tokens += [Token(pair, is_open=len(pair) == 1) for pair in pairs]
        else:
            tokens += [Token(term) for term in analysis.terms(piece)]
    if not tokens:
        return None
    can_be_open = is_last and not part.is_quoted and not runs and len(tokens) == 1
    if not can_be_open:
        return Word(tuple(tokens), runs=tuple(runs))
    plain, bare = analysis.plain_terms(part.text), analysis.bare_terms(part.text)
    return Word(tuple(tokens), "".join(plain), "".join(bare))


def _pieces(text: str, analysis: Analysis) -> list[str]:
    if not analysis.has_signs:
        return [text]
    return _letters.findall(unicodedata.normalize("NFKC", text))


def _length(word: Word) -> int:
    """Return as how many words it counts: a run of signs is one, whatever its length."""
    in_runs = sum(len(asked_pairs(run)) for run in word.runs)
    return len(word.tokens) - in_runs + len(word.runs)
