"""Cards are kept for the next reader, and never more of them than there is room for."""

import os
from pathlib import Path

import pytest

from dateline.pictures import files
from dateline.pictures.card_files import CARDS, MOST_ON_A_SHELF, keep_card, kept_card

pytestmark = pytest.mark.usefixtures("media")


def digest(number: int) -> str:
    """Return a digest that stands on the one shelf of these tests."""
    return f"ab{number:062x}"


def age(number: int, seconds: int) -> None:
    os.utime(CARDS.place_of(digest(number)), (seconds, seconds))


def test_one_that_was_kept_is_there() -> None:
    assert kept_card(digest(1)) is None
    keep_card(digest(1), b"one")
    assert kept_card(digest(1)) == b"one"


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    for number in range(MOST_ON_A_SHELF):
        keep_card(digest(number), b"a card")
        age(number, 1000 + number)
    keep_card(f"cd{0:062x}", b"on another shelf")
    assert kept_card(digest(0)) == b"a card"
    keep_card(digest(100), b"one more")
    there = [number for number in (*range(MOST_ON_A_SHELF), 100) if kept_card(digest(number))]
    assert there == [0, *range(2, MOST_ON_A_SHELF), 100]
    assert kept_card(f"cd{0:062x}")


def test_what_was_left_unfinished_goes_as_well(media: Path) -> None:
    keep_card(digest(0), b"a card")
    left = media / "cards" / "ab" / "left.part"
    left.touch()
    os.utime(left, (1, 1))
    for number in range(MOST_ON_A_SHELF):
        keep_card(digest(number), b"a card")
    assert not left.exists()


def test_a_disk_that_takes_nothing_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_whole", full)
    keep_card(digest(1), b"one")
    assert kept_card(digest(1)) is None
    assert "No space left" in caplog.text
