"""Promises: what is wrong with a story is said in sentences, each at its field."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.desk.freezing import sketch
from dateline.desk.models import DeskImage, KindRule, StoryPage
from dateline.desk.requirements import CHECKS, LEVELS, Level, Problem, Stage, problems_of
from dateline.desk.requirements.links import danger_of
from dateline.desk.requirements.placeholders import has_filler, is_placeholder
from dateline.desk.translating.pins import pin_source
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, UnusableStory
from dateline.record.update import update
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name
from dateline.terms.naming import rename
from tests.desk.stories import desk_image, rewrite, write_story
from tests.newsroom import EDITOR
from tests.stories import NOW, clock_at

pytestmark = pytest.mark.django_db

SOUND: dict[str, Any] = {
    "title": "Ten boats are back",
    "standfirst": "All ten came home.",
    "date": NOW.date(),
}


def found(page: StoryPage, **asked: Any) -> dict[str, Problem]:
    """Return what is wrong with the newest words of a story, by check."""
    newest: StoryPage = page.get_latest_revision_as_object()
    with clock_at(NOW):
        problems = problems_of(newest, **{"at": Stage.RELEASE, **asked})
    return {problem.check: problem for problem in problems}


def written(**fields: Any) -> StoryPage:
    with clock_at(NOW):
        return write_story(**{**SOUND, **fields})


def kind(name: str) -> Term:
    known = term_by_name(Vocabulary.KIND, name)
    assert known is not None
    return known


def test_nothing_is_wrong_with_a_sound_story() -> None:
    assert found(written()) == {}


def _figure(image: DeskImage, **more: str) -> tuple[str, dict[str, Any]]:
    return "picture", {"image": image.pk, "alt": "", "caption": "", "credit": "", **more}


def _project(**more: Any) -> tuple[str, dict[str, Any]]:
    whole: dict[str, Any] = {
        "title": "Boats",
        "partners": [],
        "place": "",
        "amount": None,
        "currency": "",
    }
    return "project", {**whole, "starts": None, "ends": None, **more}


CASES: list[tuple[str, str, Callable[[], dict[str, Any]]]] = [
    ("placeholder", "title", lambda: {"title": "Test 3"}),
    ("placeholder", "title", lambda: {"title": "Lorem ipsum in Manila"}),
    ("filler", "body", lambda: {"body": [("text", "<p>Lorem <b>x</b></p><p>lorem ipsum</p>")]}),
    ("filler", "standfirst", lambda: {"standfirst": "Dolor sit amet."}),
    ("summary", "standfirst", lambda: {"standfirst": ""}),
    (
        "alt_text",
        "picture_alt",
        lambda: {"lead_picture": desk_image(), "credit": "© ILO"},
    ),
    ("alt_text", "body", lambda: {"body": [_figure(desk_image())]}),
    (
        "alt_text",
        "body",
        lambda: {
            "body": [
                ("gallery", [_figure(desk_image(), alt="a")[1]] * 2 + [_figure(desk_image())[1]])
            ]
        },
    ),
    (
        "alt_language",
        "picture_alt",
        lambda: {"lead_picture": desk_image(texts={"ar": {"alt": "قوارب"}})},
    ),
    (
        "credit",
        "credit",
        lambda: {"lead_picture": desk_image(credit=""), "picture_alt": "Boats"},
    ),
    ("credit", "body", lambda: {"body": [_figure(desk_image(credit=""), alt="Boats")]}),
    (
        "rights",
        "lead_picture",
        lambda: {"lead_picture": desk_image(valid_until=NOW), "picture_alt": "Boats"},
    ),
    (
        "rights",
        "body",
        lambda: {"body": [_figure(desk_image(valid_until=NOW), alt="Boats")]},
    ),
    ("contact", "contacts", lambda: {"kind": kind("Press release")}),
    ("date", "date", lambda: {"date": NOW.date() - timedelta(days=31)}),
    ("date", "date", lambda: {"date": NOW.date() + timedelta(days=31)}),
    ("links", "body", lambda: {"body": [("text", '<p><a href="javascript:x">a</a></p>')]}),
    (
        "links",
        "event_link",
        lambda: {"event_starts_on": date(2030, 3, 1), "event_link": "http://10.0.0.1/"},
    ),
    ("links", "source_address", lambda: {"source_address": "https://me:secret@example.org/"}),
    ("links", "canonical", lambda: {"canonical": "http://localhost/"}),
    (
        "links",
        "body",
        lambda: {
            "body": [("video", {"address": "data:x", "minutes": 1, "transcript": ""})],
        },
    ),
    ("event_start", "event_starts_on", lambda: {"kind": kind("Event")}),
    (
        "event_end",
        "event_ends_on",
        lambda: {"event_starts_on": date(2030, 3, 2), "event_ends_on": date(2030, 3, 1)},
    ),
    (
        "event_end",
        "event_ends_on",
        lambda: {
            "event_starts_on": date(2030, 3, 1),
            "event_starts_time": time(10),
            "event_ends_time": time(9),
        },
    ),
    ("currency", "body", lambda: {"body": [_project(amount="8000000")]}),
    ("unusable", "body", lambda: {"body": [_figure(desk_image()), ("boilerplate", 999)]}),
    ("unusable", "source_address", lambda: {"source_name": "The ministry"}),
    ("unusable", "event_starts_on", lambda: {"event_place": "Harbour"}),
    ("unusable", "", lambda: {"body": [_project(currency="EUR")]}),
]


@pytest.mark.parametrize(("check", "field", "fields"), CASES)
def test_what_is_wrong_is_said_at_its_field(
    check: str, field: str, fields: Callable[[], dict[str, Any]]
) -> None:
    problem = found(written(**fields()))[check]
    assert problem.field == field
    assert problem.sentence.endswith((".", ":", "?"))
    assert problem.is_blocking is (check not in {"alt_language", "contact", "date", "summary"})


def test_a_story_without_headline_is_said_once() -> None:
    page = written()
    page.title = ""
    problems = problems_of(page, at=Stage.SAVE)
    assert [(one.check, one.field) for one in problems if one.is_blocking] == [
        ("headline", "title")
    ]


@pytest.mark.parametrize(
    "headline", ["\u200b", "\u2060\u00a0", "\u202e\u202c", " \u3000\ufe0f", "\u3164", "\u2800"]
)
def test_a_headline_that_nobody_can_see_is_none(headline: str) -> None:
    problem = found(written(title=headline))["headline"]
    assert problem.sentence == "The story has no headline."
    with pytest.raises(UnusableStory, match=r"The story has no headline\."):
        Story(headline=headline, date=NOW.date())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "Ten \u202eboats"}, "title"),
        ({"kicker": "\u2067Manila"}, "kicker"),
        ({"byline": "Amara\u202c"}, "byline"),
    ],
)
def test_a_line_that_turns_the_order_of_words_is_refused(
    fields: dict[str, str], field: str
) -> None:
    KindRule.objects.create(kind=None, levels=dict.fromkeys(LEVELS, Level.OFF.value))
    problem = found(written(**fields))["unusable"]
    assert (problem.field, problem.is_blocking) == (field, True)
    assert re.search(r"An invisible mark \(U\+20..\) turns the order", problem.sentence)


def test_marks_of_direction_in_pairs_are_left_alone() -> None:
    headline = "\u200fFor \u2067\u202aUNICEF\u202c\u2069, ten boats"
    assert found(written(title=headline)) == {}


def test_every_check_has_a_case() -> None:
    of_translations = {"translation", "untouched", "rework"}
    of_translations |= {"not_translated", "text_not_translated"}
    others = {"headline", "picture", "consent"} | of_translations
    assert {check for check, _field, _fields in CASES} | others == {*CHECKS, "unusable"}


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("contact", lambda: {"kind": kind("News")}),
        (
            "contact",
            lambda: {
                "kind": kind("Press release"),
                "contacts": [("contact", {"name": "A", "role": "", "phone": "1", "email": ""})],
            },
        ),
        ("date", lambda: {"date": NOW.date() - timedelta(days=30)}),
        ("alt_text", lambda: {"lead_picture": desk_image(texts={"en": {"alt": "Boats"}})}),
        (
            "rights",
            lambda: {"lead_picture": desk_image(valid_until=NOW + timedelta(days=1))},
        ),
        ("event_start", lambda: {"kind": kind("Event"), "event_starts_on": date(2030, 3, 1)}),
        ("currency", lambda: {"body": [_project(amount="8000000", currency="EUR")]}),
    ],
)
def test_what_is_in_order_is_not_spoken_of(
    check: str, fields: Callable[[], dict[str, Any]]
) -> None:
    assert check not in found(written(**fields()))


def test_a_house_may_ask_where_consent_is_kept() -> None:
    without, with_it = desk_image(), desk_image(consent="Folder 12, Manila")
    body = [_figure(without, alt="Boats"), _figure(with_it, alt="Boats")]
    page = written(body=body)
    assert "consent" not in found(page)
    KindRule.objects.create(levels={"consent": Level.WARN})
    problem = found(page)["consent"]
    assert (problem.field, problem.is_blocking) == ("body", False)
    one = written(body=body[1:])
    assert "consent" not in found(one)


def test_rights_and_date_are_those_of_the_day_it_goes_public() -> None:
    later = NOW + timedelta(days=60)
    image = desk_image(valid_until=later - timedelta(days=1))
    page = written(lead_picture=image, picture_alt="Boats")
    assert found(page) == {}
    problems = found(page, release_at=later)
    assert set(problems) == {"rights", "date"}
    assert "29 Apr" in problems["rights"].sentence


def test_the_day_is_that_of_the_office() -> None:
    page = written(date=date(2030, 1, 31))
    office = page.office_page.office
    late = datetime(2030, 3, 2, 16, 30, tzinfo=UTC)
    assert "date" not in found(page, release_at=late)
    office.time_zone = "Asia/Manila"
    office.save()
    assert "3 March 2030" in found(page, release_at=late)["date"].sentence


def test_what_is_out_may_keep_an_old_date() -> None:
    page = written(date=date(2021, 8, 2))
    assert "date" in found(page)
    story = Story(headline="Boats", date=date(2021, 8, 2))
    with clock_at(NOW):
        of = NewItem(page.office_page.office.term, page.public_id)
        publish({"en": story}, of=of, by=EDITOR)
    assert "date" not in found(page)
    assert "date" in found(written(language="fr", public_id=page.public_id, date=story.date))


def test_a_picture_that_cannot_be_shown_is_found_before_its_release() -> None:
    image = desk_image()
    Path(image.file.path).write_bytes(b"no picture")
    page = written(lead_picture=image, picture_alt="Boats")
    assert found(page, at=Stage.SUBMIT) == {}
    problem = found(page)["picture"]
    assert problem.field == "lead_picture"
    assert "Two halves" in problem.sentence


def test_looking_when_saving_makes_no_picture_ready() -> None:
    page = written(lead_picture=desk_image(), picture_alt="Boats")
    found(page, at=Stage.SAVE)
    assert DeskImage.objects.get().cleared_digest == ""
    found(page)
    assert DeskImage.objects.get().cleared_digest


def test_a_translation_is_told_of_newer_versions_until_it_is_made_from_them() -> None:
    page = written()
    story = sketch(page).story
    with clock_at(NOW - timedelta(minutes=10)):
        of = NewItem(page.office_page.office.term, page.public_id)
        (edition,) = publish({"en": story}, of=of, by=EDITOR)
        said = {**SOUND, "public_id": page.public_id}
        french = write_story(language="fr", **{**said, "title": "Dix bateaux"})
        spanish = write_story(language="es", **{**said, "title": "Diez barcos"})
        pin_source(french, page)
    assert "translation" not in found(french)
    with clock_at(NOW - timedelta(minutes=5)):
        update(edition.item, {"en": replace(story, headline="Boats are late")}, by=EDITOR)
    problem = found(french)["translation"]
    assert not problem.is_blocking
    assert "English" in problem.sentence
    assert "translation" not in found(page)
    # An office that writes for itself has nothing to be behind.
    assert "translation" not in found(spanish)
    rewrite(page, title="Boats are late")
    pin_source(french, page)
    assert "translation" not in found(french)


def test_administrators_decide_for_each_kind() -> None:
    news, video = kind("News"), kind("Video")
    KindRule.objects.create(kind=None, levels={"summary": "block", "alt_text": "warn"})
    KindRule.objects.create(kind=news, levels={"summary": "off"})
    page = written(standfirst="", kind=video)
    assert found(page)["summary"].is_blocking
    assert "summary" not in found(rewrite(page, kind=news))
    assert not found(rewrite(page, date=date(2030, 1, 1)))["date"].is_blocking


def test_what_the_record_would_refuse_cannot_be_switched_off() -> None:
    KindRule.objects.create(kind=None, levels=dict.fromkeys(LEVELS, Level.OFF.value))
    page = written(lead_picture=desk_image(credit=""))
    problem = found(page)["unusable"]
    assert problem.is_blocking
    assert "alt text" in problem.sentence


def test_a_press_release_is_known_by_its_first_name() -> None:
    press = kind("Press release")
    rename(press, "en", "Media note")
    assert not found(written(kind=press))["contact"].is_blocking


def test_a_level_of_a_check_that_is_gone_is_passed_over() -> None:
    KindRule.objects.create(kind=None, levels={"gone": "block"})
    assert found(written()) == {}


def test_blocking_problems_come_first() -> None:
    page = written(standfirst="", title="xxx", date=date(2029, 1, 1))
    with clock_at(NOW):
        problems = problems_of(page, at=Stage.SUBMIT)
    assert [problem.is_blocking for problem in problems] == [True, False, False]


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "ar"])
def test_rubbish_is_looked_at_without_harm(language: str) -> None:
    page = written(language=language)
    page.title = "\u202e\u200f\u0000"
    page.body = [("text", "<p>" * 5_000 + "\ud800"), ("heading", "\u0000")] * 500
    page.standfirst = "a" * 1_000_000
    assert any(problem.is_blocking for problem in problems_of(page, at=Stage.RELEASE))


@pytest.mark.parametrize(
    "headline",
    [
        *("test", "TEST", "Test 2", "test test", "Testing…", "“Test”", "xxx", "XXXX", "aaaa"),
        *("Untitled", "untitled 3", "Headline", "[headline]", "TBD", "...", "—", "?"),
        *("Sans titre", "Prueba", "sin título", "Ohne Titel", "Тест", "无标题", "無題", "اختبار"),
    ],
)
def test_headlines_still_to_be_written_are_known(headline: str) -> None:
    assert is_placeholder(headline)


@pytest.mark.parametrize(
    "headline",
    [
        *("Testing times for fishers", "A test of courage", "The test", "2030", "ILO", "G20"),
        *("Headline inflation slows", "Wages rise", "Tests positive", "新闻", "Título de empleo"),
        *("", "Example of a port", "Draft convention adopted", "X marks the spot"),
    ],
)
def test_real_headlines_are_left_alone(headline: str) -> None:
    assert not is_placeholder(headline)


def test_dummy_text_is_known_across_a_line_break() -> None:
    assert has_filler("Lorem\nIPSUM dolor")
    assert not has_filler("Lorem is a name")


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "ftp://a.b",
        ),
        *("www.ilo.org", "/relative", "", "http://", "https://[", "http://[::1"),
        *("http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1:8000/", "http://2130706433/"),
        *("http://localhost/", "http://intranet/", "http://0x7f.1/", "http://127.1/"),
        *("https://user@example.org/", "https://a:b@example.org/", "https://@example.org/"),
        *("https://gооgle.com/", "https://xn--ggle-55da.com/", "http://127.0.0.1:8000/desk/"),
    ],
)
def test_dangerous_links_are_known(address: str) -> None:
    assert danger_of(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://www.ilo.org/a?b=c#d", "http://example.org:8080/", "mailto:a@b.org", "tel:+41"),
        *("https://пример.рф/", "https://例え.jp/", "https://youtu.be/x", "https://1.example.org"),
        *("http://127.0.0.1:8000/en/news/", "https://xn--e1afmkfd.xn--p1ai/", "https://münchen.de"),
    ],
)
def test_links_to_sites_are_left_alone(address: str) -> None:
    assert danger_of(address) == ""
