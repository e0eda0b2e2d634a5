"""Public ids: random, and told apart from every other text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lib.ids import ALPHABET, LENGTH, is_public_id, new_public_id


def test_ids_are_twelve_letters_of_sixty_random_bits() -> None:
    ids = {new_public_id() for _ in range(2_000)}
    assert len(ids) == 2_000
    assert all(len(one) == LENGTH and set(one) <= set(ALPHABET) for one in ids)
    for place in range(LENGTH):
        assert {one[place] for one in ids} == set(ALPHABET)


def test_letters_that_look_alike_are_not_among_them() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ilou") & set(ALPHABET)


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_twelve_such_letters_are_an_id(text: str) -> None:
    assert is_public_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "0" * 11, "0" * 13, "0" * 12 + "\n", "I00000000000", "i00000000000", "A" * 12, "٠" * 12],
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_public_id(text)
