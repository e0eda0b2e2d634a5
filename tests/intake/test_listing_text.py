"""A listing of plain text is read whole, or refused with every trouble named by its line."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.intake.listing_text import (
    Listing,
    ListingRefused,
    decode_listing,
    listing_to_json,
    read_listing,
)
from dateline.intake.listing_text.decoding import LARGEST
from tests.properties.listings import printed

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "listings"
KEYS = (
    "position", "group", "credit", "kicker", "title", "strapline", "date", "summary", "date_text",
)  # fmt: skip

SMALL = """\
News and events


  1. © A Photographer 2021

    Press release

    Ministers meet

    02 August 2021

    They met for a day.

  2. © Another 2021


    Farmers meet

    30 July 2021

  3. They part

    30 July 2021
"""


def read(text: str, language: str = "en") -> Listing:
    return read_listing(text, language=language)


def problems(text: str, language: str = "en") -> list[str]:
    with pytest.raises(ListingRefused) as refused:
        read(text, language)
    return [str(problem) for problem in refused.value.problems]


def remarks(text: str, language: str = "en") -> list[str]:
    return [str(remark) for remark in read(text, language).remarks]


def item(*paragraphs: str, number: int = 1) -> str:
    """One item of these paragraphs; an empty one is an empty place."""
    first, *others = paragraphs
    rows = [f"  {number}. {first}", *(f"\n    {text}" if text else "" for text in others)]
    return "\n".join(rows) + "\n"


def listed(*items: str) -> str:
    return "News and events\n\n\n" + "\n".join(items)


def test_each_field_is_found_in_its_place() -> None:
    listing = read(SMALL)
    assert (listing.heading, listing.language, listing.remarks) == ("News and events", "en", ())
    first, second, third = listing.items
    assert (first.position, first.line, first.group) == (1, 4, None)
    assert (first.credit, first.kicker) == ("© A Photographer 2021", "Press release")
    assert (first.title, first.summary) == ("Ministers meet", "They met for a day.")
    assert (first.date, first.date_text) == (date(2021, 8, 2), "02 August 2021")
    assert (second.credit, second.kicker, second.title) == ("© Another 2021", None, "Farmers meet")
    assert (second.line, second.summary, second.strapline) == (14, None, None)
    assert (third.credit, third.kicker, third.title) == (None, None, "They part")


def test_the_json_has_the_keys_of_the_gold() -> None:
    found = listing_to_json(read(SMALL))
    assert list(found) == ["heading", "language", "items"]
    assert all(tuple(item) == KEYS for item in found["items"])
    assert found["items"][0]["date"] == "2021-08-02"
    assert json.loads(json.dumps(found)) == found


def gold_of(name: str) -> tuple[str, dict[str, object]]:
    """The text and gold of a shared sample; skips where the samples are not beside the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared samples are not beside this folder")
    text = decode_listing((SHARED / f"{name}.txt").read_bytes())
    return text, json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def test_the_page_that_started_it_comes_out_exactly() -> None:
    text, gold = gold_of("000_4ac1b9a692e90482")
    listing = read(text)
    found = listing_to_json(listing)
    assert isinstance(gold["items"], list)
    assert found["items"] == [{key: item[key] for key in KEYS} for item in gold["items"]]
    assert (found["heading"], found["language"]) == (gold["heading"], gold["language"])
    assert listing.remarks == ()
    assert printed(listing).rstrip() == text.rstrip()


@pytest.mark.parametrize(
    "name",
    [
        "ilo_01_press-releases_en-on-ja-url_2020-01",
        "ilo_05_press-releases_en_2015-03",
        "ilo_12_dg-statements_en_nextrow160_2016",
        "ilo_16_newsroom_en_2022-10_media-contact",
        "ilo_30_noticias_es_nextrow3490_2002",
        "ilo_32_tokyo-pr_ja_2020-06",
        "ilo_35_rome-comunicati_it_2020-03",
        "ilo_37_berlin-presse_de_2021-01",
    ],
)
def test_its_relatives_in_four_languages_come_out_too(name: str) -> None:
    text, gold = gold_of(name)
    found = listing_to_json(read(text, str(gold["language"])))
    assert isinstance(gold["items"], list)
    assert found["items"] == [{key: item[key] for key in KEYS} for item in gold["items"]]


def test_a_summary_may_have_several_paragraphs() -> None:
    listing = read(listed(item("Headline", "02 August 2021", "One.", "Two.")))
    assert listing.items[0].summary == "One.\n\nTwo."


@pytest.mark.parametrize(
    "text",
    [
        "An\u00a0ILO-supported\u00a0 station\u00a0",
        "\u00a0leads",
        "\u3000全角",
        "a\u2028b\u2029c\u0085d",
        "Cătălin Ţacu",
        "Cafe\u0301",
        "two  spaces and a\ttab",
    ],
)
def test_only_plain_space_is_layout_and_text_stays_exact(text: str) -> None:
    listing = read(listed(item(text, text, "02 August 2021", text, text)))
    found = listing.items[0]
    assert (found.kicker, found.title, found.summary) == (text, text, f"{text}\n\n{text}")
    assert listing.remarks == ()


def test_a_headline_may_look_like_a_date_or_a_number_or_a_credit() -> None:
    listing = read(
        listed(
            item("2021", "01 August 2021"),
            item("News", "01 August 2021", "02 August 2021", "03 August 2021", number=2),
            item("© ILO", "", "01 August 2021", "02 August 2021", "03 August 2021", number=3),
            item("News", "4. Something", "02 August 2021", number=4),
            item("News", "© is for credit", "02 August 2021", number=5),
        )
    )
    assert [found.title for found in listing.items] == [
        "2021",
        "01 August 2021",
        "01 August 2021",
        "4. Something",
        "© is for credit",
    ]
    assert [found.date.day for found in listing.items] == [1, 2, 2, 2, 2]
    assert listing.items[2].summary == "03 August 2021"


def test_a_heading_may_look_like_an_item() -> None:
    text = listed(item("Headline", "02 August 2021")).replace("News and events", "7. News")
    assert read(text).heading == "7. News"


def test_headings_of_months_become_groups_and_the_count_may_start_again() -> None:
    text = "\n".join(
        [
            "News\n",
            "January 2020\n",
            item("A", "02 January 2020"),
            item("B", "01 January 2020", number=2),
            "December 2019\n",
            item("C", "02 December 2019"),
            "2018\n",
            item("D", "02 December 2018", number=2),
            "Older still\n",
            item("E", "02 December 2017"),
        ]
    )
    listing = read(text)
    groups = ["January 2020", "January 2020", "December 2019", "2018", "Older still"]
    assert [found.group for found in listing.items] == groups
    assert listing.remarks == ()


def test_a_date_printed_otherwise_is_taken_and_told() -> None:
    listing = read(listed(item("Headline", "2 August 2021")))
    assert listing.items[0].date_text == "2 August 2021"
    assert list(map(str, listing.remarks)) == [
        "line 6: the date is printed “2 August 2021” and will be shown as “02 August 2021”"
    ]


def test_a_paragraph_wrapped_by_width_is_joined_and_told() -> None:
    text = listed(item("Headline", "02 August 2021", "One line\n    and another"))
    assert read(text).items[0].summary == "One line and another"
    assert remarks(text) == ["line 8: 2 lines were joined into one"]


def test_odd_white_space_is_taken_and_told_once() -> None:
    text = "News and events\n\n1. Kicker \n\n\n\tHeadline\n\n     02 August 2021\n"
    found = read(text).items[0]
    assert (found.kicker, found.title, found.date_text) == ("Kicker", "Headline", "02 August 2021")
    assert remarks(text) == [
        "line 3: there are more or fewer blank lines than usual before this line (and 1 more); "
        "they will be shown as usual",
        "line 3: this line (and 2 more) begins or ends with other white space than usual; "
        "it will be shown as usual",
    ]


def test_words_around_the_items_are_not_kept_and_told() -> None:
    text = f"News\nFor the press\n\n\n{item('Headline', '02 August 2021')}\nOlder news\nAll news\n"
    assert remarks(text) == [
        "line 2: “For the press” is no part of an item and is not kept",
        "line 9: “Older news” is no part of an item and is not kept",
        "line 10: “All news” is no part of an item and is not kept",
    ]


def test_under_a_new_heading_numbers_go_on_or_start_at_one() -> None:
    text = listed(item("A", "02 August 2021"), "July 2021\n", item("B", "30 July 2021", number=5))
    assert problems(text) == ["line 10: this item is numbered 5 where 2 was expected"]


@pytest.mark.parametrize(
    "text", ["", "Hello", "News\n\n    1. Deep\n", "1. Alone", "News\n\n1.5 m"]
)
def test_what_has_no_numbered_line_is_no_listing(text: str) -> None:
    expected = "line 1: this is not a listing: no line starts with a number such as “  1. ”"
    assert problems(text) == [expected]


def test_all_problems_are_told_at_once_in_the_order_of_lines() -> None:
    text = listed(
        item("Press release", "No date here", "Only words."),
        item("02 August 2021", "Words", number=2),
        item("A", "B", "C", "02 August 2021", number=3),
        item("© ILO", "", "A", "B", "02 August 2021", number=4),
        item("© ILO", number=5),
        item("© ILO", "02 August 2021", number=6),
        "  7. \n",
        item("A", "02 August 2021", number=9),
        item("A", "02 August 2021", number=1),
        item("\u00a0", "02 August 2021", number=2),
    )
    assert problems(text) == [
        "line 4: item 1 has no date: none of its lines is one such as “02 August 2021” alone",
        "line 10: item 2 has no headline before its date",
        "line 14: item 3 has three lines before its date; a kicker and a headline were expected",
        "line 22: item 4 has two lines between its empty kicker and its date; "
        "a headline was expected",
        "line 31: item 5 has nothing after its credit",
        "line 33: item 6 has no headline before its date",
        "line 37: item 7 is empty",
        "line 39: this item is numbered 9 where 8 was expected",
        "line 43: this item is numbered 1 where 10 was expected",
        "line 47: the headline of item 2 is empty",
    ]


def test_an_example_of_a_date_is_given_in_the_language_of_the_listing() -> None:
    (problem,) = problems(listed(item("Ministres", "02 August 2021")), "fr")
    assert problem.endswith("none of its lines is one such as “2 août 2021” alone")


def test_a_first_item_without_a_heading_is_refused() -> None:
    expected = "line 1: a heading at the left margin was expected before the first item"
    assert problems(item("Headline", "02 August 2021")) == [expected]


def test_text_that_would_be_lost_between_items_is_refused() -> None:
    text = listed(
        item("A", "02 August 2021", "Words that\nwrap badly"),
        item("B", "02 August 2021", number=2),
        "    \n",
    )
    assert problems(text + "An aside\n\n    and its words\n") == [
        "line 9: “wrap badly” belongs to no item; an item's text is indented by four spaces",
        "line 18: “and its words” belongs to no item; an item's text is indented by four spaces",
    ]


def test_a_year_that_a_summary_wraps_to_the_margin_is_no_heading() -> None:
    text = listed(item("A", "02 August 2021", "As in\n2020"), item("B", "02 August 2020"))
    assert problems(text) == [
        "line 9: “2020” belongs to no item; an item's text is indented by four spaces",
        "line 11: this item is numbered 1 where 2 was expected",
    ]


def test_a_last_summary_that_wraps_to_the_margin_is_refused() -> None:
    text = listed(item("A", "02 August 2021", "Words that\nwrap badly"))
    assert problems(text) == [
        "line 9: “wrap badly” belongs to no item; an item's text is indented by four spaces"
    ]


def test_dates_in_a_language_without_a_table_are_read_as_numbers_or_english() -> None:
    listing = read(listed(item("A", "2021-08-02"), item("B", "02 August 2021", number=2)), "sw")
    assert [found.date for found in listing.items] == [date(2021, 8, 2)] * 2
    assert [remark.line for remark in listing.remarks] == [10]


def refusal(raw: bytes) -> str:
    with pytest.raises(ListingRefused) as refused:
        decode_listing(raw)
    return str(refused.value)


def test_bytes_become_text_without_mark_and_with_line_feeds() -> None:
    assert decode_listing(b"\xef\xbb\xbfNews\r\n\r\xc2\xa9 A\xc2\x85B") == "News\n\n© A\x85B"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "line 1: the file is empty"),
        (b"\xef\xbb\xbf", "line 1: the file holds nothing but blanks"),
        (b" \r\n\t\xc2\xa0\n", "line 1: the file holds nothing but blanks"),
        (b"a\r\nb\rc\xe9", "line 3: the file is not UTF-8: the byte at offset 6 is 0xE9"),
        (
            "News".encode("utf-16"),
            "line 1: the file is not UTF-8: the byte at offset 0 is 0xFF; "
            "it looks like UTF-16, save it as UTF-8",
        ),
        (
            b"a\nb\0\0\n\x1bc",
            "line 2: the line holds the control character NUL, which no page can print\n"
            "line 3: the line holds the control character U+001B, which no page can print",
        ),
        (
            "Iraq\x92s".encode(),
            "line 1: the line holds the control character U+0092, which no page can print",
        ),
        (
            b"a" * (LARGEST + 1),
            "line 1: the file has 5,000,001 bytes; a listing may have 5,000,000",
        ),
    ],
    ids=["empty", "mark", "blank", "latin-1", "utf-16", "controls", "windows-1252", "large"],
)
def test_bytes_that_are_no_text_are_refused(raw: bytes, sentence: str) -> None:
    assert refusal(raw) == sentence
