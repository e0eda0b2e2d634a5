"""A headline is as large as it fits, breaks where a reader would, and ends in dots at the last."""

from dateline.channels.web.card.breaking import joined, letters_of, pieces_of
from dateline.channels.web.card.fitting import Fitted, Room, Ruler, fitted, on_one_line

# Every letter is as wide as it is high.
SQUARE = Ruler(len)
ROOM = Room(width=100, height=60, sizes=(20, 10), leading=1.0, most_lines=3)


def texts(text: str) -> list[str]:
    return [piece.text for piece in pieces_of(text)]


def test_it_is_as_large_as_it_fits() -> None:
    assert fitted("Nine", ROOM, SQUARE) == Fitted(("Nine",), 20)
    assert fitted("Nine roads are", ROOM, SQUARE) == Fitted(("Nine", "roads", "are"), 20)
    assert fitted("A road is mended", ROOM, SQUARE) == Fitted(("A road is", "mended"), 10)


def test_its_lines_are_of_about_the_same_length() -> None:
    room = Room(width=120, height=60, sizes=(10,), leading=1.0, most_lines=3)
    assert fitted("aa bb cc dd ee", room, SQUARE).lines == ("aa bb cc", "dd ee")


def test_it_is_cut_off_between_words() -> None:
    long = fitted("One two three. Four five six, seven eight nine", ROOM, SQUARE)
    assert long == Fitted(("One two", "three.", "Four five…"), 10)
    assert on_one_line("One two, three", 9, SQUARE) == "One two…"


def test_what_is_wider_than_a_line_breaks_between_its_letters() -> None:
    assert fitted("aaaaaaaaaaaaaab c", ROOM, SQUARE).lines == ("aaaaaaaaaa", "aaaab c")
    assert on_one_line("aaaaaaaaaaaaaab", 5, SQUARE) == "aaaa…"
    assert letters_of("e\u0301a") == ["e\u0301", "a"]


def test_chinese_breaks_between_letters_but_not_before_a_comma() -> None:
    assert texts("联合国，“开发”2030年") == ["联", "合", "国，", "“开", "发”2030", "年"]
    found = fitted("联合国开发计划署署长，呼吁各国在二零三零年前加倍行动并且继续", ROOM, SQUARE)
    assert found.lines[-1].endswith("…")
    assert all(len(line) <= 10 for line in found.lines)


def test_a_space_that_holds_words_together_does_so() -> None:
    assert texts("«\u00a0Neuf\u00a0» well-known 2020-21") == [
        "«\u00a0Neuf\u00a0»",
        "well-",
        "known",
        "2020-21",
    ]
    assert joined(pieces_of("A well-known  road")) == "A well-known road"
