"""Whatever somebody types is looked for or refused with a reason, and never breaks anything."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.archive.search.asked import Order, Refusal, Wanted
from dateline.archive.search.counting import counts
from dateline.archive.search.searching import search
from dateline.archive.search.suggesting import suggestions
from dateline.archive.search.typed import LONGEST, MOST_WORDS, Typed, read_typed
from dateline.lib.languages import LANGUAGES
from tests.archive.search.asking import Follow, asked, found, told
from tests.stories import NOW

_WORDS = st.text(max_size=LONGEST + 20) | st.text(
    alphabet='abé"“”-−~*:^[](){}\\/+&|!?\x00\u200f\u202e\ud800 \nالعمل世界ﾜｸ0９', max_size=60
)


@pytest.mark.parametrize(
    ("words", "language", "refusal"),
    [
        ("", "en", Refusal.NOTHING),
        (" \n\t", "en", Refusal.NOTHING),
        ("\x00", "en", Refusal.NOTHING),
        ("\u200f\u202e", "ar", Refusal.NOTHING),
        ("?!… — *", "en", Refusal.NOTHING),
        ('""', "en", Refusal.NOTHING),
        ("- -", "zh", Refusal.NOTHING),
        ("the of and", "en", Refusal.ONLY_COMMON),
        ("في على", "ar", Refusal.ONLY_COMMON),
        ("la de des", "fr", Refusal.ONLY_COMMON),
        ("-war", "en", Refusal.ONLY_EXCLUDED),
        ("x" * (LONGEST + 1), "en", Refusal.TOO_LONG),
        ("x" * 10_000, "en", Refusal.TOO_LONG),
        ("rice " * (MOST_WORDS + 1), "en", Refusal.TOO_MANY),
        ("a-b-c-d-e-f-g-h-i-j-k-l-m", "en", Refusal.TOO_MANY),
        (" ".join("国" * (MOST_WORDS + 1)), "zh", Refusal.TOO_MANY),
    ],
)
def test_what_cannot_be_looked_for_is_refused_with_the_reason(
    words: str, language: str, refusal: Refusal
) -> None:
    assert read_typed(words, language) is refusal
    answer = asked(words, language)
    assert (answer.refusal, answer.hits, answer.total) == (refusal, (), 0)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("rice " * MOST_WORDS, "en"),
        ("rice the " * MOST_WORDS, "en"),
        ("国" * LONGEST, "zh"),
        ("the who", "en"),
        ('"to be or not to be"', "en"),
    ],
)
def test_what_is_within_the_bounds_is_looked_for(words: str, language: str) -> None:
    assert isinstance(read_typed(words, language), Typed)


@pytest.mark.parametrize(
    "words",
    ["ri\u200bce", "\u202erice\u202c", "rice\x00", "rice \ud800", "  rice  ", "«rice»", 'rice"'],
)
def test_what_nobody_sees_in_a_word_changes_nothing(follow: Follow, words: str) -> None:
    told("Rice")
    follow()
    assert found(words) == ["Rice"]


def test_every_word_is_looked_for_in_a_language_that_nobody_prepared() -> None:
    typed = read_typed("Wörter zählen", "xx")
    assert isinstance(typed, Typed)
    assert [word.tokens[0].term for word in typed.wanted] == ["worter", "zahlen"]


@given(words=_WORDS, language=st.sampled_from(sorted(LANGUAGES)), is_typing=st.booleans())
@example(words='"', language="en", is_typing=True)
@example(words='-"a', language="en", is_typing=True)
@example(words="国a国", language="zh", is_typing=True)
@example(words='"国 国"', language="ja", is_typing=False)
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_that_is_typed_breaks_anything(
    hostile: None, words: str, language: str, is_typing: bool
) -> None:
    for order in Order:
        wanted = Wanted(words, language, order=order, is_typing=is_typing)
        answer = search(wanted, at=NOW)
        assert answer.refusal is None or not answer.hits
        for hit in answer.hits:
            assert "".join(piece.text for piece in hit.headline) == hit.entry.headline
    counts(Wanted(words, language), at=NOW, term_ids=[1])
    suggestions(words, language, at=NOW)


@pytest.fixture
def hostile(follow: Follow) -> None:
    """A story in each language, so that there is something to find."""
    for language, headline in (
        ("ar", "العمل اللائق"),
        ("en", "A bee and bees"),
        ("zh", "世界国a国"),
        ("ja", "ワクの世界"),
    ):
        told(headline, "a b c 0 9 ab ba", language=language)
    follow()
