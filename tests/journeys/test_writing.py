"""A reporter writes in a real browser: pastes, chooses labels, and loses nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.houses import House, Served

pytestmark = pytest.mark.journey

CLIPBOARDS = Path(__file__).parent.parent / "desk" / "clipboards"
PASTE = """
(editor, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "plain");
    const options = { clipboardData, bubbles: true, cancelable: true };
    editor.dispatchEvent(new ClipboardEvent("paste", options));
}
"""


@dataclass(frozen=True)
class Reporter:
    """Somebody at the form of a new story; `troubles` is what the browser complained of."""

    page: Page
    house: House
    password: str
    troubles: list[str]

    @property
    def text(self) -> Locator:
        """The field for the text."""
        return self.page.locator("[data-contentpath=body] [contenteditable=true]").first

    def begins(self, language: str = "en", kind: str = "No kind") -> None:
        """Go to the empty form."""
        self.page.get_by_role("link", name="Stories").click()
        self.page.get_by_role("link", name="New story").first.click()
        self.page.get_by_label("Language").select_option(language)
        self.page.get_by_label(kind, exact=True).check()
        self.page.get_by_role("button", name="Write").click()
        expect(self.text).to_be_visible()

    def signs_in(self, page: Page) -> None:
        """Fill in the form on this page."""
        page.locator("#id_login").fill("reporter")
        page.locator("#id_password").fill(self.password)
        page.locator("#id_password").press("Enter")
        expect(page.get_by_role("link", name="Stories")).to_be_visible()

    def writes(self, headline: str, words: str) -> None:
        """Fill in the form of a new story; no key rests after the last one."""
        self.begins()
        self.page.locator("#id_title").fill(headline)
        self.text.click()
        self.page.keyboard.type(words)

    def pastes(self, name: str) -> None:
        """Paste what a program has put on the clipboard."""
        self.text.click()
        self.text.evaluate(PASTE, (CLIPBOARDS / f"{name}.html").read_text())


@pytest.fixture(scope="module")
def at_work(
    set_up_house: House, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[House, Served, str]]:
    """A house that is served, and the password of its reporter."""
    house = set_up_house.copied_to(tmp_path_factory.mktemp("writing") / "house")
    password = house.run("password", "reporter").stdout.split()[-1]
    with house.serving() as served:
        yield house, served, password


@pytest.fixture
def reporter(at_work: tuple[House, Served, str], browser: Browser) -> Iterator[Reporter]:
    """The reporter, signed in, whose browser has nothing to complain of."""
    house, served, password = at_work
    with closing(browser.new_context()) as context:
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{served.origin}/desk/")
        reporter = Reporter(page, house, password, troubles)
        reporter.signs_in(page)
        yield reporter
    assert troubles == []


def test_what_word_brings_along_is_left_out_and_told(reporter: Reporter) -> None:
    reporter.begins()
    reporter.pastes("word")
    told = reporter.page.locator(".desk-left-out")
    expect(told).to_contain_text(
        "Left out: 2 pictures, 1 table, 1 comment, 1 footnote, 1 deleted passage, "
        "fonts and colours."
    )
    expect(told).to_contain_text("1 heading is plain text here.")
    expect(told).to_contain_text("come with the + button")
    text = reporter.text.inner_text()
    assert "The sum is eight million, says the report." in text
    for gone in ("seven", "Is this true?", "A note at the foot", "[1]", "ED1", "Hectares", "·"):
        assert gone not in text
    items = reporter.text.locator("li")
    assert [item.inner_text().strip() for item in items.all()] == ["Seed", "Water"]


def test_what_google_docs_brings_along_is_left_out_and_told(reporter: Reporter) -> None:
    reporter.begins()
    reporter.pastes("google-docs")
    told = reporter.page.locator(".desk-left-out")
    expect(told).to_contain_text("Left out: 1 picture, 1 table, fonts and colours.")
    bold = reporter.text.locator('[style*="font-weight: bold"]')
    assert [one.inner_text() for one in bold.all()] == ["insured"]
    assert reporter.text.locator("li").count() == 2
    assert "Region" not in reporter.text.inner_text()


def test_labels_are_found_while_typing_and_chosen_with_the_keyboard(reporter: Reporter) -> None:
    reporter.begins()
    page = reporter.page
    places = page.get_by_role("combobox", name="Topics")
    places.focus()
    page.keyboard.type("AT WORK")
    options = page.get_by_role("option", name="at work")
    expect(options).to_have_count(2)
    expect(places).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = options.nth(1).inner_text()
    page.keyboard.press("Enter")
    chip = page.get_by_role("button", name=f"Remove: {chosen}")
    expect(chip).to_be_visible()
    kept = page.locator("select#id_topics-kept option:checked")
    assert kept.all_inner_texts() == [chosen]
    page.keyboard.press("Escape")
    page.keyboard.press("Backspace")
    expect(chip).to_have_count(0)
    assert kept.count() == 0


def test_an_event_is_asked_for_its_facts_and_arabic_is_written_from_the_right(
    reporter: Reporter,
) -> None:
    reporter.begins("ar", "Event")
    page = reporter.page
    expect(page.get_by_label("Starts on")).to_be_visible()
    page.get_by_label("Kind", exact=True).select_option(label="News")
    expect(page.get_by_label("Starts on")).to_be_hidden()
    for field in (page.locator("#id_title"), reporter.text):
        expect(field).to_have_attribute("dir", "rtl")
        expect(field).to_have_attribute("lang", "ar")


@pytest.mark.thorough
@pytest.mark.parametrize("by", ["key", "button"])
def test_the_last_words_are_there_however_soon_somebody_saves(reporter: Reporter, by: str) -> None:
    reporter.writes("In a hurry", "Begun.")
    page = reporter.page
    kept = "Begun."
    for number in range(4):
        page.keyboard.type(last := f" Hurried {number}.")
        kept += last
        with page.expect_navigation():
            if by == "key":
                page.keyboard.press("Control+s")
            else:
                page.locator("[name=action-save], .action-save").first.evaluate("b => b.click()")
        expect(reporter.text).to_have_text(kept)
        reporter.text.click()
        page.keyboard.press("Control+End")


@pytest.mark.thorough
def test_who_was_signed_out_while_writing_signs_in_again_and_goes_on(reporter: Reporter) -> None:
    reporter.writes("Typed all day", "A long day’s work.")
    page = reporter.page
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert")).to_have_text("Not saved: you are signed out.")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in again").click()
    reporter.signs_in(opened.value)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#id_title")).to_have_value("Typed all day")
    expect(reporter.text).to_have_text("A long day’s work.")


@pytest.mark.thorough
def test_who_signed_in_again_elsewhere_saves_with_one_press_more(reporter: Reporter) -> None:
    reporter.writes("Typed in two tabs", "An old tab’s work.")
    page = reporter.page
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    other.goto(page.url)
    reporter.signs_in(other)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert")).to_contain_text("you signed out or in again")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#id_title")).to_have_value("Typed in two tabs")
    expect(reporter.text).to_have_text("An old tab’s work.")


@pytest.mark.thorough
def test_saving_by_itself_says_who_is_signed_out(reporter: Reporter) -> None:
    reporter.writes("Saved by itself", "Begun.")
    page = reporter.page
    page.context.clear_cookies(name="sessionid")
    told = "data-w-tooltip-content-value"
    indicator = page.locator("#w-autosave-indicator")
    # Wagtail looks for changes some seconds after the form has opened, not before.
    for _ in range(40):
        if indicator.get_attribute(told):
            break
        page.keyboard.type(" on")
        page.wait_for_timeout(500)
    expect(indicator).to_have_attribute(told, "Not saved: you are signed out.", timeout=20_000)
    expect(indicator).to_contain_text("Autosave is paused")


@pytest.mark.thorough
def test_a_database_that_is_busy_costs_nobody_their_text(reporter: Reporter) -> None:
    reporter.begins()
    page = reporter.page
    page.set_default_timeout(120_000)
    with closing(sqlite3.connect(reporter.house.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.locator("#id_title").fill("Typed while others wrote")
        reporter.text.click()
        page.keyboard.type("A long afternoon’s work.")
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_role("alert")).to_contain_text(
            "Not saved: the database was busy", timeout=120_000
        )
        other.execute("ROLLBACK")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#id_title")).to_have_value("Typed while others wrote")
    expect(reporter.text).to_contain_text("A long afternoon’s work.")
