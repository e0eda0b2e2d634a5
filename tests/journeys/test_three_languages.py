"""English goes out, French and Arabic follow together, English moves on, and French goes after it.

What the browsers showed on the way stays in pytest's temporary folder, to be looked at.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from dateline.lib.dates.month_names import IN_DATES
from tests.houses import House, Served
from tests.houses import set_up_house as set_up_house
from tests.journeys.colleagues import PATIENCE, Colleague

pytestmark = [pytest.mark.journey, pytest.mark.thorough]

HEADLINE = {
    "en": "Ten boats are back in Manila Bay",
    "fr": "Dix bateaux de retour dans la baie de Manille",
    "ar": "عودة عشرة قوارب إلى خليج مانيلا",
}
SUMMARY = {
    "en": "All ten came home in the night.",
    "fr": "Tous les dix sont rentrés dans la nuit.",
    "ar": "عادت العشرة كلها ليلًا.",
}
TEXT = {
    "en": "Forty families were waiting at the pier.",
    "fr": "Quarante familles attendaient sur le quai.",
    "ar": "كانت أربعون عائلة تنتظر على الرصيف.",
}
CORRECTED = "Nine of ten came home in the night."
NOTE = "Nine boats came home, not ten."
FRENCH_AGAIN = "Neuf sur dix sont rentrés dans la nuit."
FRENCH_NOTE = "Neuf bateaux sont rentrés, et non dix."
DIRECTION = "one => getComputedStyle(one).direction"
WIDTH = "document.documentElement.scrollWidth"
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TRANSLATIONS = """
SELECT e.language, e.act_id, s.item_id = e.item_id, s.language, s.number FROM record_edition e
JOIN record_edition s ON s.id = e.source_id ORDER BY e.language
"""
IN_ITS_ACT = """
SELECT language FROM record_edition WHERE act_id = ? ORDER BY language
"""
ITS_NAME_AND_DATE = """
SELECT i.public_id, c.date FROM record_item i JOIN record_edition e ON e.item_id = i.id
JOIN record_content c ON c.edition_id = e.id ORDER BY e.id DESC LIMIT 1
"""


@dataclass(frozen=True)
class Newsroom:
    """A translator and an editor, and their house with its server, which is one process."""

    house: House
    served: Served
    translator: Colleague
    editor: Colleague

    def asks(self, question: str, *values: object) -> list[Any]:
        """Return what the record's database answers."""
        with closing(sqlite3.connect(self.house.database, timeout=20)) as database:
            return database.execute(question, values).fetchall()


@pytest.fixture
def newsroom(set_up_house: House, browser: Browser, tmp_path: Path) -> Iterator[Newsroom]:
    """A house of the test's own, and a browser for each of its people."""
    house = set_up_house.copied_to(tmp_path / "house")
    with ExitStack() as stack:
        served = stack.enter_context(house.serving())
        people = [
            stack.enter_context(Colleague(browser, house, name, tmp_path))
            for name in ("reporter", "editor")
        ]
        for one in people:
            one.signs_in(served.origin)
        yield Newsroom(house, served, *people)
        assert [trouble for one in people for trouble in one.troubles] == []


def test_french_and_arabic_follow_english_and_the_board_says_when_they_do_not(
    newsroom: Newsroom, browser: Browser, tmp_path: Path
) -> None:
    editor, translator = newsroom.editor, newsroom.translator
    english = _english_goes_out(editor)
    french = _is_translated(translator, english, "fr")
    _is_translated(translator, english, "ar")
    _both_go_out_in_one_act(newsroom, french)
    _english_is_corrected(editor, english)
    _the_board_says_that_both_are_behind(editor)
    _the_difference_is_shown(editor, english)
    _readers_read(newsroom, browser, tmp_path, told={"fr", "ar"})
    _french_goes_after_it(newsroom, french)
    _the_board_says_that_arabic_is_behind(editor)
    _readers_read(newsroom, browser, tmp_path, told={"ar"})


def _english_goes_out(editor: Colleague) -> str:
    """Write and publish it; return the address of its form."""
    editor.begins("News", "en")
    editor.writes(title=HEADLINE["en"], standfirst=SUMMARY["en"])
    editor.writes_text(TEXT["en"])
    editor.saves()
    address = editor.page.url
    editor.goes_to_publish()
    editor.sheet.get_by_role("button", name="Publish now in English").click()
    expect(editor.page.locator(".messages")).to_contain_text("It is public.", timeout=PATIENCE)
    return address


def _is_translated(translator: Colleague, english: str, tag: str) -> str:
    """Translate it with the source beside the fields; return the address of the form."""
    page = translator.page
    page.goto(english)
    translator.goes_on_in({"fr": "Français", "ar": "العربية"}[tag])
    expect(_beside(page, "standfirst")).to_contain_text(SUMMARY["en"])
    assert _beside(page, "standfirst").locator("[lang=en]").evaluate(DIRECTION) == "ltr"
    translator.writes(title=HEADLINE[tag], standfirst=SUMMARY[tag])
    translator.writes_text(TEXT[tag])
    fields = [page.locator("#id_title"), page.locator("#id_standfirst")]
    fields.append(page.locator("[data-contentpath=body] [contenteditable=true]").first)
    fields.append(page.locator("[data-contentpath=body] [data-text]").first)
    assert {one.evaluate(DIRECTION) for one in fields} == {"rtl" if tag == "ar" else "ltr"}
    assert page.locator("body").evaluate(DIRECTION) == "ltr"
    translator.saves()
    address = page.url
    translator.keeps_a_picture(f"1 side by side, {tag}")
    if tag == "ar":
        _keeps_it_on_a_phone(translator, "2 side by side, ar, phone")
    translator.submits()
    return address


def _keeps_it_on_a_phone(colleague: Colleague, name: str) -> None:
    page = colleague.page
    page.set_viewport_size(PHONE)
    page.reload()
    assert page.evaluate(WIDTH) <= PHONE["width"]
    colleague.keeps_a_picture(name, is_whole=True)
    page.set_viewport_size(DESK)


def _beside(page: Page, path: str) -> Locator:
    """What stands beside a field."""
    return page.locator(f'[data-path^="{path}"]').first


def _both_go_out_in_one_act(newsroom: Newsroom, french: str) -> None:
    editor = newsroom.editor
    editor.page.goto(french)
    editor.goes_to_publish()
    for name in ("French", "Arabic"):
        box = editor.sheet.get_by_role("checkbox", name=re.compile(f"^{name}"))
        expect(box).to_be_checked()
    shown = editor.page.frame_locator("iframe").get_by_role("heading", name=HEADLINE["fr"])
    expect(shown).to_be_visible()
    editor.keeps_a_picture("3 both go out")
    editor.sheet.get_by_role("button", name="Publish now in Arabic and French").click()
    expect(editor.page.locator(".messages")).to_contain_text("It is public.", timeout=PATIENCE)
    made = newsroom.asks(TRANSLATIONS)
    act = made[0][1]
    assert made == [("ar", act, True, "en", 1), ("fr", act, True, "en", 1)]
    assert newsroom.asks(IN_ITS_ACT, act) == [("ar",), ("fr",)]


def _english_is_corrected(editor: Colleague, english: str) -> None:
    editor.page.goto(english)
    editor.writes(standfirst=CORRECTED)
    _goes_out_as_a_correction(editor, "en", NOTE)


def _goes_out_as_a_correction(editor: Colleague, tag: str, note: str) -> None:
    editor.goes_to_publish()
    editor.page.get_by_label("Correction: readers are told what was wrong").check()
    editor.page.get_by_label("Correction: it was wrong").check()
    editor.page.locator(f"#note-{tag}").fill(note)
    name = {"en": "English", "fr": "French"}[tag]
    editor.sheet.get_by_role("button", name=f"Publish the correction now in {name}").click()
    expect(editor.sheet).to_contain_text("there is nothing new to publish", timeout=PATIENCE)


def _the_board_says_that_both_are_behind(editor: Colleague) -> None:
    page = editor.page
    page.get_by_role("link", name="Languages", exact=True).first.click()
    for name in ("French", "Arabic"):
        expect(_on_the_board(page, name)).to_contain_text("1 version behind")
    expect(_on_the_board(page, "English")).to_contain_text("published")
    editor.keeps_a_picture("4 the board")
    _keeps_it_on_a_phone(editor, "5 the board, phone")


def _on_the_board(page: Page, name: str) -> Locator:
    row = page.get_by_role("listitem").filter(has_text=HEADLINE["en"]).first
    return row.get_by_role("link", name=re.compile(f"{name}: "))


def _the_difference_is_shown(editor: Colleague, english: str) -> None:
    page = editor.page
    page.goto(english)
    editor.opens_other_languages()
    editor.keeps_a_picture("6 other languages")
    page.get_by_role("link", name="Languages of this story").click()
    for tag in ("fr", "ar"):
        language = page.locator(f"#in-{tag}")
        expect(language).to_contain_text("Translated from English, version 1")
        expect(language.get_by_role("listitem")).to_contain_text("Version 2")
        expect(language.locator("q")).to_have_text(NOTE)
        expect(language.locator("del")).to_have_text("All")
        expect(language.locator("ins")).to_have_text("Nine of")
    editor.keeps_a_picture("7 the difference", is_whole=True)
    _keeps_it_on_a_phone(editor, "8 the difference, phone")


def _french_goes_after_it(newsroom: Newsroom, french: str) -> None:
    translator, editor = newsroom.translator, newsroom.editor
    page = translator.page
    page.goto(french)
    page.get_by_role("button", name="Bring in the changes").click()
    expect(page.locator(".messages")).to_contain_text("The changes are in.", timeout=PATIENCE)
    changed = _beside(page, "standfirst")
    expect(changed).to_have_attribute("data-state", "rework")
    expect(changed.locator("ins")).to_have_text("Nine of")
    expect(page.locator("#id_standfirst")).to_have_value(SUMMARY["fr"])
    translator.keeps_a_picture("10 to be reworked")
    translator.writes(standfirst=FRENCH_AGAIN)
    translator.submits()
    editor.page.goto(french)
    _goes_out_as_a_correction(editor, "fr", FRENCH_NOTE)


def _the_board_says_that_arabic_is_behind(editor: Colleague) -> None:
    editor.opens("translations/")
    expect(_on_the_board(editor.page, "French")).to_contain_text("published")
    expect(_on_the_board(editor.page, "Arabic")).to_contain_text("1 version behind")
    editor.keeps_a_picture("11 french has followed")


def _readers_read(newsroom: Newsroom, browser: Browser, album: Path, *, told: set[str]) -> None:
    """Read it in all languages, in turn; some are told that English has been corrected since."""
    ((item, day),) = newsroom.asks(ITS_NAME_AND_DATE)
    number = 9 if "fr" in told else 12
    for look in LOOKS:
        with closing(browser.new_context(viewport=PHONE, color_scheme=look)) as context:
            page = context.new_page()
            for tag in ("en", "fr", "ar"):
                page.goto(f"{newsroom.served.origin}/{tag}/i/{item}/")
                _is_in_its_language(page, tag, date.fromisoformat(day))
                strip = page.locator(".strip").filter(has_text=NOTE)
                expect(strip).to_have_count(1 if tag in told or tag == "en" else 0)
                name = f"{number} {tag} for readers, {look}.png"
                page.screenshot(path=album / name, full_page=True)


def _is_in_its_language(page: Page, tag: str, day: date) -> None:
    month = IN_DATES[tag][day.month - 1]
    direction = "rtl" if tag == "ar" else "ltr"
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE[tag])
    assert page.locator("html").get_attribute("lang") == tag
    assert page.locator("html").get_attribute("dir") == direction
    for place in ("body", "h1", "main p"):
        assert page.locator(place).first.evaluate(DIRECTION) == direction
    printed = page.locator(f'time[datetime="{day}"]').first
    expect(printed).to_have_text(f"{day.day} {month} {day.year}")
    assert page.evaluate(WIDTH) <= PHONE["width"]
