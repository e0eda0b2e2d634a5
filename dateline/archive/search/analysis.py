"""How the words of each language become the terms that are looked up."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from dateline.archive.search.arabic import COMMON, folded_arabic, spelled_alike
from dateline.archive.search.bigrams import in_pairs

Fold = Callable[[str], str]

# The stemmers there are. Whoever writes in another language is searched for whole words.
_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
# Of these languages the common words are known to tantivy, of Arabic to us.
_WITH_COMMON = {
    *("danish", "dutch", "english", "finnish", "french", "german", "hungarian"),
    *("italian", "norwegian", "portuguese", "russian", "spanish", "swedish"),
}
_WITHOUT_SPACES = {"ja", "zh"}
# In bytes: longer than any word, and no use as a term.
_LONGEST = 80
# Soft hyphens, joiners and marks of direction stand inside words and are not typed.
_UNSEEN = dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF])
_UNSEEN |= dict.fromkeys(range(0x2060, 0x206A))
_plurals_of_portuguese = re.compile(r"(?<=\w{2})ões\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Analysis:
    """One language: `fold` what goes in, then `stemmed` for finding, `plain` for beginnings."""

    language: str
    fold: Fold
    fold_plain: Fold
    stemmed: TextAnalyzer
    plain: TextAnalyzer
    uncommon: TextAnalyzer | None
    has_signs: bool

    def ready(self, text: str) -> str:
        """Return the text as the index takes it, so that its analyzer makes the right terms."""
        return self.fold(text)

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text without signs, in order."""
        return self.stemmed.analyze(self.fold(text))

    def plain_terms(self, text: str) -> list[str]:
        """Return its words in one spelling, with their endings."""
        return self.plain.analyze(self.fold_plain(text))

    def bare_terms(self, text: str) -> list[str]:
        """Return them folded as the terms are, and not stemmed."""
        return self.plain.analyze(self.fold(text))

    def is_common(self, text: str) -> bool:
        """Say whether words are so common that alone they find nothing worth finding."""
        if self.uncommon is not None:
            return not self.uncommon.analyze(text)
        known = COMMON if self.language == "ar" else ()
        return all(word in known for word in self.plain_terms(text))


@cache
def analysis_of(language: str) -> Analysis:
    """Return how a language (BCP 47) is read; whole words for one that nobody prepared."""
    primary = language.partition("-")[0]
    stemmer = _STEMMERS.get(primary)
    fold = {"ar": _arabic, "pt": _portuguese}.get(primary, _composed)
    has_signs = primary in _WITHOUT_SPACES
    return Analysis(
        language=primary,
        fold=_signs if has_signs else fold,
        fold_plain=_signs if has_signs else {"ar": _arabic_plain}.get(primary, _composed),
        stemmed=_analyzer(Filter.ascii_fold(), *([Filter.stemmer(stemmer)] if stemmer else [])),
        plain=_analyzer(Filter.ascii_fold()),
        uncommon=_analyzer(Filter.stopword(stemmer)) if stemmer in _WITH_COMMON else None,
        has_signs=has_signs,
    )


@lru_cache(maxsize=50_000)
def terms_of_word(language: str, word: str) -> tuple[str, ...]:
    """Return the terms of one word of a text, remembered, as texts repeat themselves."""
    return tuple(analysis_of(language).terms(word))


@lru_cache(maxsize=50_000)
def plain_terms_of_word(language: str, word: str) -> tuple[str, ...]:
    """Return one word in its one spelling, remembered as well."""
    return tuple(analysis_of(language).plain_terms(word))


def _analyzer(*filters: Filter) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for each in (Filter.remove_long(_LONGEST), Filter.lowercase(), *filters):
        builder = builder.filter(each)
    return builder.build()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_UNSEEN))


def _portuguese(text: str) -> str:
    # The stemmer leaves ação and ações apart.
    return _plurals_of_portuguese.sub("ão", _composed(text))


def _arabic(text: str) -> str:
    return folded_arabic(_compatible(text))


def _arabic_plain(text: str) -> str:
    return spelled_alike(_compatible(text))


def _signs(text: str) -> str:
    return in_pairs(_compatible(text))


def _compatible(text: str) -> str:
    """Return the text with one form for each letter, whatever its width or place in a word."""
    return unicodedata.normalize("NFKC", text.translate(_UNSEEN))
