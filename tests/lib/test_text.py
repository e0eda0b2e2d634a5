"""Words from outside: kept as they came or refused, matched, and put into addresses."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lib.text import (
    UnprintableText,
    checked_text,
    is_blank,
    matching_key,
    slug_from,
    stray_direction,
)


@given(st.text(max_size=5), st.characters(categories=["Cc", "Cs"], exclude_characters="\t\n\x85"))
def test_a_character_no_page_can_carry_is_named_with_its_place(before: str, character: str) -> None:
    fine = before.translate(
        dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)])
    )
    with pytest.raises(UnprintableText) as refusal:
        checked_text(f"{fine}{character}", field="headline")
    sentence = f"The headline holds the control character U+{ord(character):04X}"
    assert str(refusal.value) == f"{sentence} at place {len(fine) + 1}; take it out."


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_every_letter_sign_and_space_is_kept(text: str) -> None:
    assert checked_text(text, field="headline") == text


@given(st.text(st.characters(categories=["Cf", "Zs", "Zl", "Zp", "Mn"])))
def test_what_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}a")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", ""),
        ("a\u200fb", ""),
        ("\u202ba\u202c", ""),
        ("\u2066a\u202eb\u202c\u2069", ""),
        ("a\u202eb", "\u202e"),
        ("a\u202c", "\u202c"),
        ("\u2066a\u202c", "\u202c"),
        ("\u2066a\u202eb\u2069\u202c", "\u2069"),
    ],
)
def test_a_mark_of_direction_needs_its_counterpart(text: str, mark: str) -> None:
    assert stray_direction(text) == mark


@given(st.text())
def test_names_match_whatever_their_capitals_and_composition(name: str) -> None:
    key = matching_key(name)
    assert key == matching_key(unicodedata.normalize("NFD", name))
    assert key == matching_key(f"  {name}\u00a0")


@given(st.from_regex(r"[A-Za-zäöüßéñж ]{1,20}", fullmatch=True))
def test_capitals_do_not_tell_names_apart(name: str) -> None:
    assert matching_key(name.upper()) == matching_key(name) == matching_key(name.lower())


@given(st.text())
def test_an_address_has_words_of_any_script_and_nothing_that_must_be_explained(text: str) -> None:
    slug = slug_from(text, otherwise="item")
    assert 1 <= len(slug) <= 80
    assert slug == slug.strip("-_")
    assert not set(slug) & set(" /?#%.&=+\t\n")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Roads are mended", "roads-are-mended"),
        ("  “Quoted”, & more!  ", "quoted-more"),
        ("أخبار اليوم", "أخبار-اليوم"),
        ("新闻", "新闻"),
        ("!?", "item"),
        ("", "item"),
        (f"{'a' * 79} b", "a" * 79),
    ],
)
def test_words_become_an_address(text: str, slug: str) -> None:
    assert slug_from(text, otherwise="item") == slug
