"""A story is translated with its source beside it, left, gone on with, and brought up to date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.houses import House
from tests.journeys.colleagues import Colleague

pytestmark = [pytest.mark.journey, pytest.mark.thorough]

ENGLISH = "Boats are back"
ARABIC = "عادت القوارب"
UNPLACED = """
() => [...document.querySelectorAll("template[data-beside]")]
    .map((one) => one.dataset.beside)
    .filter((path) => !document.querySelector(`[data-path="${path}"]`))
"""
# How far the field starts from its source: to the side, and down.
OFFSET = """
(source) => {
    const field = source.parentElement.querySelector("input, textarea, [contenteditable=true]");
    const [one, other] = [source.getBoundingClientRect(), field.getBoundingClientRect()];
    return [other.left >= one.right, other.top >= one.bottom];
}
"""


@pytest.fixture
def editor(browser: Browser, set_up_house: House, tmp_path: Path) -> Iterator[Colleague]:
    """An editor, signed in."""
    house = set_up_house.copied_to(tmp_path / "house")
    with house.serving() as served, Colleague(browser, house, "editor", tmp_path) as editor:
        editor.signs_in(served.origin)
        yield editor
        assert editor.troubles == []


def source_of(editor: Colleague, path: str) -> Locator:
    """What stands beside a field; it begins with this path."""
    return editor.page.locator(f'[data-path^="{path}"]').first


def test_a_translation_beside_its_source(editor: Colleague) -> None:
    page = editor.page
    editor.begins("News", "en")
    editor.writes(title=ENGLISH, standfirst="All ten came home.", byline="Ana Reyes")
    editor.writes_text("Ten boats came home in the night.")
    editor.saves()
    english = page.url
    editor.goes_on_in("العربية")

    expect(source_of(editor, "body.")).to_contain_text("Ten boats came home in the night.")
    assert page.evaluate(UNPLACED) == []
    assert source_of(editor, "title").evaluate(OFFSET) == [True, False]
    expect(page.locator("#id_title")).to_have_attribute("dir", "rtl")
    expect(source_of(editor, "title").locator("[lang=en]")).to_have_attribute("dir", "ltr")
    editor.keeps_a_picture("1 beside each other")

    # What is still English is written over at the first touch.
    page.locator("#id_title").click()
    page.keyboard.type(ARABIC)
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.type("عادت عشرة قوارب ليلًا.")
    expect(text).to_have_text("عادت عشرة قوارب ليلًا.")
    # Once it is written, a click puts the cursor where it was made.
    text.click()
    page.keyboard.press("End")
    page.keyboard.type(" نعم.")
    expect(text).to_have_text("عادت عشرة قوارب ليلًا. نعم.")
    editor.saves()
    arabic = page.url
    expect(page.locator("#id_title")).to_have_value(ARABIC)
    expect(source_of(editor, "title")).to_have_attribute("data-state", "said")
    expect(source_of(editor, "standfirst")).to_have_attribute("data-state", "copy")

    # Left and come back to, nothing is lost.
    page.get_by_role("button", name="Side by side").click()
    expect(source_of(editor, "title")).to_be_hidden()
    editor.writes(standfirst="عادت العشرة كلها.")
    editor.saves()
    expect(source_of(editor, "title")).to_be_hidden()
    page.get_by_role("button", name="Side by side").click()
    expect(source_of(editor, "standfirst")).to_be_visible()
    expect(page.locator("#id_standfirst")).to_have_value("عادت العشرة كلها.")

    # The source changes, and comes in with what is being typed this moment.
    page.goto(english)
    editor.writes(standfirst="Nine of ten came home.")
    editor.saves()
    page.goto(arabic)
    expect(page.locator("#desk-beside")).to_contain_text("The English has changed since.")
    editor.writes(kicker="خبر")
    page.get_by_role("button", name="Bring in the changes").click()
    expect(page.locator(".messages")).to_contain_text("The changes are in.")
    expect(page.locator("#id_kicker")).to_have_value("خبر")
    expect(page.locator("#id_standfirst")).to_have_value("عادت العشرة كلها.")
    changed = source_of(editor, "standfirst")
    expect(changed).to_have_attribute("data-state", "rework")
    expect(changed.locator("ins").first).to_have_text("Nine of")
    editor.keeps_a_picture("2 to be reworked")
    changed.get_by_role("button", name="Right as it is").click()
    expect(changed).to_have_attribute("data-state", "said")

    page.set_viewport_size({"width": 390, "height": 900})
    assert source_of(editor, "title").evaluate(OFFSET) == [False, True]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    editor.keeps_a_picture("3 on a telephone")
