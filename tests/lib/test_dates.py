"""Days and months in ten languages: printed, said, and read back."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lib.dates import (
    day_in_words,
    is_month_or_year,
    month_in_words,
    printed_date,
    read_date,
)
from dateline.lib.dates.month_names import ALONE, ALSO, IN_DATES, SHORT
from dateline.lib.dates.shapes import month_numbers

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "ru", "zh")
ALL_AND_OTHERS = (*LANGUAGES, "pt-BR", "zh-Hans", "sw")

languages = st.sampled_from(ALL_AND_OTHERS)
unhurried = settings(deadline=None)  # a busy machine is no fault
SECOND_OF_AUGUST = date(2021, 8, 2)


@unhurried
@given(st.dates(), languages)
def test_a_printed_date_reads_back_as_the_same_day(day: date, language: str) -> None:
    assert read_date(printed_date(day, language), language) == day


@unhurried
@given(st.dates(min_value=date(1000, 1, 1)), languages)
def test_a_day_in_words_reads_back_as_the_same_day(day: date, language: str) -> None:
    assert read_date(day_in_words(day, language), language) == day


@unhurried
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 1, 1)), languages)
def test_a_month_in_words_is_known_as_a_month_and_never_as_a_day(day: date, language: str) -> None:
    heading = month_in_words(day.year, day.month, language)
    assert is_month_or_year(heading, language)
    assert read_date(heading, language) is None


@unhurried
@given(st.text(), languages)
def test_any_text_at_all_is_a_date_or_none(text: str, language: str) -> None:
    found = read_date(text, language)
    assert found is None or isinstance(found, date)
    assert is_month_or_year(text, language) in (True, False)


@pytest.mark.parametrize(
    ("language", "printed", "said", "month"),
    [
        ("ar", "2 آب/أغسطس 2021", "2 آب/أغسطس 2021", "آب/أغسطس 2021"),
        ("de", "2. August 2021", "2. August 2021", "August 2021"),
        ("en", "02 August 2021", "2 August 2021", "August 2021"),
        ("es", "2 de agosto de 2021", "2 de agosto de 2021", "Agosto de 2021"),
        ("fr", "2 août 2021", "2 août 2021", "Août 2021"),
        ("it", "2 agosto 2021", "2 agosto 2021", "Agosto 2021"),
        ("ja", "2021/08/02", "2021年8月2日", "2021年8月"),
        ("pt", "2 de agosto de 2021", "2 de agosto de 2021", "Agosto de 2021"),
        ("ru", "2 августа 2021", "2 августа 2021 г.", "Август 2021"),
        ("sw", "2021-08-02", "2021-08-02", "2021-08"),
        ("zh", "2021年8月2日", "2021年8月2日", "2021年8月"),
    ],
)
def test_each_language_has_its_own_forms(
    language: str, printed: str, said: str, month: str
) -> None:
    assert printed_date(SECOND_OF_AUGUST, language) == printed
    assert day_in_words(SECOND_OF_AUGUST, language) == said
    assert month_in_words(2021, 8, language) == month


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "1er août 2021"), ("it", "1º agosto 2021"), ("pt", "1º de agosto de 2021")],
)
def test_the_first_of_a_month_is_said_as_the_first(language: str, said: str) -> None:
    assert day_in_words(date(2021, 8, 1), language) == said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2 August 2021"),
        ("en", "02 AUGUST 2021"),
        ("en", "2nd August 2021"),
        ("en", "2 Aug. 2021"),
        ("en", "August 2, 2021"),
        ("en", "Aug 2 2021"),
        ("en", "2\u00a0August\u00a02021"),
        ("en", "2021-08-02"),
        ("en-GB", "02 August 2021"),
        ("fr", "02 août 2021"),
        ("fr", "2 aout 2021"),
        ("fr", "2 aou\u0302t 2021"),
        ("fr", "02/08/2021"),
        ("es", "02 de agosto del 2021"),
        ("es", "02 ago 2021"),
        ("pt", "2 ago. 2021"),
        ("it", "02.08.2021"),
        ("de", "02. Aug. 2021"),
        ("de", "2.8.2021"),
        ("ru", "02 августа 2021 года"),
        ("ru", "2 август 2021"),
        ("ru", "02.08.2021"),
        ("ja", "2021/8/2"),
        ("ja", "2021年08月02日"),
        ("zh", "2021 年 8 月 2 日"),
        ("zh", "2021-08-02"),
        ("zh", "2021.8.2"),
        ("sw", "02 August 2021"),
        ("sw", "2021/08/02"),
    ],
)
def test_the_ways_a_day_is_typed_are_read(language: str, text: str) -> None:
    assert read_date(text, language) == SECOND_OF_AUGUST


@pytest.mark.parametrize(
    "text",
    [
        "12 حزيران 2026",
        "12 يونيو 2026",
        "12 يونيه 2026",
        "12 جوان 2026",
        "12 حزيران/يونيه 2026",
        "12 يونيو / حزيران 2026",
        "12 حزيران (يونيو) 2026",
        "١٢ حزيران/يونيو ٢٠٢٦",
        "\u200f12 حزيران 2026\u200f",
        "12 حُزيران، 2026م",
        "12/06/2026",
    ],
)
def test_arabic_months_are_read_from_the_maghreb_to_the_gulf(text: str) -> None:
    assert read_date(text, "ar") == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3 غشت 2020", 8),
        ("3 أوت 2020", 8),
        ("3 اغسطس 2020", 8),
        ("3 شتنبر 2020", 9),
        ("3 دجنبر 2020", 12),
        ("3 جانفي 2020", 1),
        ("3 تشرين أول 2020", 10),
        ("3 تشرين الثاني 2020", 11),
        ("3 كانون الأول/ديسمبر 2020", 12),
        ("3 كانون الثاني/يناير 2020", 1),
        ("3 جويلية 2020", 7),
        ("3 يوليوز 2020", 7),
    ],
)
def test_arabic_months_of_several_names_are_told_apart(text: str, month: int) -> None:
    assert read_date(text, "ar") == date(2020, month, 3)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ""),
        ("en", "2021"),
        ("en", "August 2021"),
        ("en", "02 August"),
        ("en", "30 February 2021"),
        ("en", "02 August 21"),
        ("en", "02 August 0000"),
        ("en", "02/08/2021"),
        ("en", "02.08.2021"),
        ("en", "2 août 2021"),
        ("en", "2 - 3 November 2023"),
        ("en", "19 March 2012, Makassar, Indonesia"),
        ("en", "On 2 August 2021"),
        ("en", "2 August 2021\n"),
        ("en", "²  August 2021"),
        ("fr", "2 August 2021"),
        ("ar", "12 حزيران/يوليه 2026"),
        ("ja", "2021/13/02"),
        ("sw", "2 Agosti 2021"),
    ],
)
def test_what_is_not_exactly_one_day_is_not_guessed_at(language: str, text: str) -> None:
    assert read_date(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "January 2020"),
        ("en", "2022"),
        ("fr", "Avril 2020"),
        ("es", "Febrero 2002"),
        ("it", "Marzo 2020"),
        ("de", "Januar 2021"),
        ("ja", "6月 2020"),
        ("zh", "2020年6月"),
        ("ar", "حزيران/يونيه 2020"),
    ],
)
def test_headings_of_months_and_years_are_known(language: str, text: str) -> None:
    assert is_month_or_year(text, language)


@pytest.mark.parametrize("text", ["Events and meetings", "02 August 2021", "3021", "January", ""])
def test_other_headings_are_no_months(text: str) -> None:
    assert not is_month_or_year(text, "en")


def test_every_table_has_twelve_months() -> None:
    for table in (IN_DATES, ALONE, ALSO, SHORT):
        assert {language: len(months) for language, months in table.items()} == dict.fromkeys(
            table, 12
        )


@pytest.mark.parametrize("language", IN_DATES)
def test_no_two_months_share_a_name(language: str) -> None:
    names_of: dict[int, set[str]] = {}
    for name, month in month_numbers(language).items():
        names_of.setdefault(month, set()).add(name)
    assert sorted(names_of) == list(range(1, 13))
    assert all(not ours & theirs for ours, theirs in combinations(names_of.values(), 2))
