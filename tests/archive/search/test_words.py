"""Words are found in each language as its readers write them."""

import pytest

from dateline.record.blocks import Boilerplate, NotesToEditors, Run
from tests.archive.search.asking import Follow, asked, found, told
from tests.stories import a_story, released

_OTHERS = {"ar": "شيء آخر", "zh": "别的事", "ja": "別の話"}
_COMMANDS = ["head_en:work", "work OR farmers", "wor*", "work~2", "work^3", "/wo.*/", "[a TO z]"]


@pytest.mark.parametrize(
    ("language", "printed", "typed"),
    [
        ("en", "Vaccinating every child", "vaccination"),
        ("en", "The WHO reports", "who"),
        ("en", "Workers’ rights", "worker"),
        ("fr", "La sécurité des travailleurs", "securite travailleur"),
        ("fr", "L’été des élèves", "élève"),
        ("es", "Educación para trabajadores", "educaciones trabajador"),
        ("pt", "Ações pela proteção", "ação proteções"),
        ("de", "Häuser und Arbeitsplätze", "haus arbeitsplatz"),
        ("it", "I lavoratori della città", "lavoratore citta"),
        ("ru", "Российские компании и ёлки", "российская компания елка"),
        ("ar", "المُدَرِّسون في المدرسة", "مدرسه"),
        ("ar", "وبالعمل نبني", "العمل"),
        ("ar", "العمل اللائق للعمال", "عمال"),
        ("ar", "إعــلان جديد", "اعلان"),
        ("zh", "世界卫生组织宣布新计划", "卫生组织"),
        ("zh", "世界卫生组织宣布新计划", "划"),
        ("zh", "２０２４年COVID疫情", "2024年 covid"),
        ("ja", "国際労働機関が発表", "労働機関"),
        ("ja", "ﾜｸﾁﾝの接種", "ワクチン"),
    ],
)
def test_another_form_of_a_word_finds_it(
    follow: Follow, language: str, printed: str, typed: str
) -> None:
    told(printed, language=language)
    told(
        {"ar": "شيء آخر", "zh": "别的事", "ja": "別の話"}.get(language, "Xyzzy"), language=language
    )
    follow()
    assert found(typed, language) == [printed]


@pytest.mark.parametrize(
    ("language", "printed", "typed"),
    [
        ("en", "Vaccinating every child", "vacuum"),
        ("zh", "世界卫生组织", "世界组织"),
        ("zh", "世界卫生组织", "织组"),
        ("ar", "العمل اللائق", "المدرسة"),
    ],
)
def test_another_word_does_not(follow: Follow, language: str, printed: str, typed: str) -> None:
    told(printed, language=language)
    follow()
    assert found(typed, language) == []


def test_an_item_is_found_in_the_language_it_is_in(follow: Follow) -> None:
    told("Le climat", language="fr")
    told("The climat", language="en")
    follow()
    assert found("climat", "fr") == ["Le climat"]


def test_every_word_has_to_be_there_wherever_it_stands(follow: Follow) -> None:
    told("Farmers insure their harvest", "They share the risk of floods.")
    told("Farmers meet", "They talk of rice.")
    follow()
    assert found("farmers floods") == ["Farmers insure their harvest"]


def test_where_nothing_holds_all_of_the_words_some_are_enough_and_that_is_said(
    follow: Follow,
) -> None:
    told("Farmers insure their harvest")
    follow()
    answer = asked("farmers pineapple")
    assert [hit.entry.headline for hit in answer.hits] == ["Farmers insure their harvest"]
    assert answer.has_any_word


def test_words_in_quotes_follow_one_another_in_one_passage(follow: Follow) -> None:
    told("First", "Decent work for all.")
    told("Second", "Work that is decent.")
    told("Third", "All is decent.", "Work goes on.")
    follow()
    assert found('"decent work"') == ["First"]
    assert found("“decent work”") == ["First"]
    assert sorted(found("decent work")) == ["First", "Second", "Third"]


def test_common_words_count_within_quotes_alone(follow: Follow) -> None:
    told("First", "The office of the president")
    told("Second", "A president without office")
    follow()
    assert sorted(found("the office of the president")) == ["First", "Second"]
    assert found('"office of the president"') == ["First"]


def test_a_word_behind_a_minus_must_not_stand_there(follow: Follow) -> None:
    told("Farmers in floods")
    told("Farmers in drought")
    follow()
    assert found("farmers -floods") == ["Farmers in drought"]
    assert found('farmers -"in drought"') == ["Farmers in floods"]


@pytest.mark.parametrize(
    "typed",
    ["headline_en:work", "work OR farmers", "wor*", "work~2", "work^3", "/wo.*/", "[a TO z]"],
)
def test_what_a_program_would_take_for_a_command_is_a_word_like_others(
    follow: Follow, typed: str
) -> None:
    told("Work")
    told("Farmers")
    follow()
    assert found(typed) == []


def test_the_last_word_may_be_a_beginning_while_somebody_types(follow: Follow) -> None:
    told("Vaccination begins")
    told("المدرسة الجديدة", language="ar")
    follow()
    assert found("vaccina") == []
    assert found("vaccina", is_typing=True) == ["Vaccination begins"]
    assert found("begi vaccination", is_typing=True) == []
    assert found("vaccina ", is_typing=True) == []
    assert found("المدر", "ar", is_typing=True) == ["المدرسة الجديدة"]


def test_words_that_are_spelled_almost_so_join_in_where_little_is_found(follow: Follow) -> None:
    told("Vaccination begins")
    follow()
    answer = asked("vacination")
    assert [hit.entry.headline for hit in answer.hits] == ["Vaccination begins"]
    assert answer.is_stretched
    assert not asked("vaccination").is_stretched


def test_where_enough_is_found_nothing_else_joins_in(follow: Follow) -> None:
    for number in range(3):
        told(f"Harvest {number}")
    told("Harvesd")
    follow()
    assert len(found("harvest")) == 3


@pytest.mark.parametrize("typed", ["war", "2025", "wort"])
def test_short_words_and_numbers_are_not_stretched_far(follow: Follow, typed: str) -> None:
    told("Wax 2024 word of words")
    follow()
    assert asked(typed).is_stretched == (typed == "wort")


def test_a_hit_in_the_headline_stands_before_one_far_below(follow: Follow) -> None:
    told("Rice", "Nothing more.")
    told("Another matter", *["Much else is said of many things."] * 5, "And of rice.")
    follow()
    assert found("rice") == ["Rice", "Another matter"]


def test_the_words_of_the_house_and_of_pictures_are_not_the_items_own(follow: Follow) -> None:
    body = (
        Boilerplate("About", ((Run("Founded in Geneva"),),)),
        NotesToEditors(((Run("Interviews in Montreal"),),)),
    )
    released(a_story(headline="One", body=body))
    follow()
    assert found("geneva") == []
    assert found("montreal") == ["One"]
