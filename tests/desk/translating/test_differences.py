"""The difference between what a translation says and what its source says by now."""

import pytest

from dateline.desk.translating.differences import differences
from dateline.desk.translating.pieces import Kind, is_same, pieces_of, shortened


def marked(was: str, is_now: str, part: str = "body") -> list[str]:
    """Return the paragraphs that differ, with what went and what came in brackets."""
    signs = {Kind.GONE: "[-{}-]", Kind.NEW: "[+{}+]", Kind.SAME: "{}"}
    found = differences({part: was}, {part: is_now})
    return [
        "".join(signs[piece.kind].format(piece.words) for piece in paragraph)
        for one in found
        for paragraph in one.paragraphs
    ]


def test_words_are_marked_where_they_changed() -> None:
    was, is_now = "It cost nine million francs.", "It cost eight million francs."
    assert marked(was, is_now) == ["It cost [-nine-][+eight+] million francs."]
    assert marked("A bold plan.", "A plan.") == ["A[- bold-] plan."]
    assert marked("one two three four", "one five six four") == [
        "one [-two three-][+five six+] four"
    ]


def test_paragraphs_that_stayed_are_left_out() -> None:
    assert marked("One.\nTwo.\nThree.", "One.\nTwo!\nThree.\nFour.") == [
        "Two[-.-][+!+]",
        "[+Four.+]",
    ]


@pytest.mark.parametrize(
    ("was", "is_now", "shown"),
    [
        ("总额为九百万瑞郎。", "总额为八百万瑞郎。", "总额为[-九-][+八+]百万瑞郎。"),
        ("المبلغ تسعة ملايين", "المبلغ ثمانية ملايين", "المبلغ [-تسعة-][+ثمانية+] ملايين"),
        ("नौ करोड़ रुपये", "नौ करोड़ों रुपये", "नौ [-करोड़-][+करोड़ों+] रुपये"),
        ("قُرْب", "قُرْبَ", "[-قُرْب-][+قُرْبَ+]"),
        ("ИЛО-2024", "МОТ-2024", "[-ИЛО-][+МОТ+]-2024"),
    ],
)
def test_every_script_is_readable(was: str, is_now: str, shown: str) -> None:
    assert marked(was, is_now) == [shown]


def test_a_long_paragraph_is_shown_around_its_changes() -> None:
    words = [f"word{number}" for number in range(400)]
    changed = [*words]
    changed[200] = "other"
    (shown,) = marked(" ".join(words), " ".join(changed))
    assert "[-word200-][+other+]" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "word195" in shown
    assert len(shown) < 200


def test_parts_stand_in_the_order_of_the_form_and_say_what_they_are() -> None:
    found = differences({"body": "a", "headline": "b"}, {"headline": "c", "contacts": "Ana"})
    assert [one.label for one in found] == ["Headline", "Text", "Contacts"]


def test_hostile_texts_end() -> None:
    was = " ".join("ab" for _ in range(20_000))
    assert marked(was, f"{was} c") == [f"[-{was}-][+{was} c+]"]
    assert marked("", "") == []


def test_a_text_of_many_lines_is_compared_line_by_line_where_words_would_take_long() -> None:
    lines = [f"line {number} " + "of many words " * 20 for number in range(60)]
    was = "\n".join(lines)
    pieces = pieces_of(was, was.replace("line 30", "row 30"))
    changed = [piece.words for piece in pieces if piece.kind is not Kind.SAME]
    assert [words.split()[:2] for words in changed] == [["line", "30"], ["row", "30"]]
    assert sum(len(piece.words) for piece in shortened(pieces)) < len(was) / 5


def test_what_differs_in_no_word_is_the_same() -> None:
    assert is_same(pieces_of("A plan.", "A plan."))
    assert not is_same(pieces_of("A plan.", "A plan!"))
