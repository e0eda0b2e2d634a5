"""Somebody opens the site, reads an item, comes back, and takes the feed along."""

import re
from importlib.resources import files

import feedparser
import pytest
from playwright.sync_api import Browser, expect

from dateline.intake.listing_text import read_listing
from tests.journeys.conftest import Reader, Site

pytestmark = pytest.mark.journey

DEMONSTRATION = files("dateline.intake") / "demonstration" / "news-and-events.txt"
LISTING = read_listing(DEMONSTRATION.read_text("utf-8"), language="en")
HEADLINES = [item.title for item in LISTING.items]


def test_a_reader_follows_the_third_item_comes_back_and_opens_the_feed(reader: Reader) -> None:
    reader.opens("/")
    page = reader.page
    expect(page).to_have_url(re.compile("/en/news-and-events/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("News and events")
    expect(page.get_by_role("heading", level=2)).to_have_text(HEADLINES)

    page.get_by_role("link", name=HEADLINES[2]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINES[2])
    expect(page.get_by_role("article")).to_contain_text("27 July 2021")

    page.go_back()
    expect(page.get_by_role("heading", level=2)).to_have_text(HEADLINES)
    feed = page.get_by_role("main").get_by_role("link", name="Atom").get_attribute("href")
    answer = page.request.get(f"{reader.site.origin}{feed}")
    assert [entry.title for entry in feedparser.parse(answer.body()).entries] == HEADLINES


def test_every_item_is_shown_with_what_the_file_says_of_it(reader: Reader) -> None:
    reader.opens("/en/news-and-events/")
    rows = reader.page.locator("ol.rows > li")
    expect(rows).to_have_count(10)
    for item, row in zip(LISTING.items, rows.all(), strict=True):
        expect(row.get_by_role("heading")).to_have_text(item.title)
        expect(row.locator("time")).to_have_attribute("datetime", item.date.isoformat())
        expect(row.locator(".kicker")).to_have_text([item.kicker] if item.kicker else [])
        expect(row.locator(".summary")).to_have_text([item.summary] if item.summary else [])
        credit = f"Photo (not included): {item.credit}"
        expect(row.locator(".credit")).to_have_text([credit] if item.credit else [])


def test_a_row_can_be_clicked_anywhere(reader: Reader) -> None:
    reader.opens("/en/news-and-events/")
    # The headline's link lies over the row, which a careful click would take for an obstacle.
    reader.page.locator("ol.rows > li").nth(1).locator(".summary").click(force=True)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(HEADLINES[1])


def test_a_reader_of_a_corrected_item_is_told_and_finds_what_changed(reader: Reader) -> None:
    reader.opens(reader.site.addresses["corrected item"])
    page = reader.page
    expect(page.get_by_text("The sum was wrong.").first).to_be_visible()
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_text("Version history")).to_be_in_viewport()
    page.get_by_text("Version history").click()
    expect(page.get_by_text("Version 2")).to_be_visible()


def test_a_reader_walks_through_the_months(reader: Reader) -> None:
    reader.opens("/en/news-and-events/")
    reader.page.get_by_role("navigation", name="By month").get_by_text("July 2021").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("July 2021")
    expect(reader.page.get_by_role("heading", level=2)).to_have_text(HEADLINES[1:])
    reader.page.get_by_role("link", name="News and events").first.click()
    expect(reader.page.get_by_role("heading", level=2)).to_have_text(HEADLINES)


def test_a_keyboard_reaches_the_content_first_and_shows_where_it_is(reader: Reader) -> None:
    reader.opens("/en/news-and-events/")
    page = reader.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    headline = page.get_by_role("link", name=HEADLINES[0])
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == HEADLINES[0]:
            break
    expect(headline).to_be_focused()
    ring = headline.evaluate(
        "link => [link, link.closest('li')].map("
        "element => ['', '::after'].map(part => getComputedStyle(element, part))"
        ".map(style => style.outlineStyle + parseFloat(style.outlineWidth)))"
    )
    assert [style for part in ring for style in part if style not in {"none0", "none3"}]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINES[0])


def test_everything_can_be_read_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.origin)
    expect(page.get_by_role("heading", level=2)).to_have_text(HEADLINES)
    page.get_by_role("link", name=HEADLINES[2]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINES[2])
    page.get_by_text("What is said in the video").click()
    expect(page.locator("details[open] p").first).to_be_visible()
    context.close()
