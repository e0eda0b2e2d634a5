"""Pages can be read by everybody: on a phone, in the dark, from right to left."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Reader, Site

pytestmark = pytest.mark.journey

PAGES = (
    "listing", "month", "item", "corrected item", "brief", "event", "missing",
    "arabic listing", "arabic brief", "arabic withdrawn",
)  # fmt: skip


def test_no_page_is_wider_than_the_smallest_phone(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for name in PAGES:
        page.goto(site.origin + site.addresses[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    context.close()


def test_pages_look_different_in_the_dark(browser: Browser, site: Site) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(site.origin)
        colours.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(colours) > 1


def test_arabic_runs_from_right_to_left(reader: Reader) -> None:
    reader.opens("/ar/akhbar/")
    page = reader.page
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading is not None
    start = page.evaluate("document.querySelector('h1').getBoundingClientRect().right")
    frame = page.evaluate("document.querySelector('main').getBoundingClientRect().right")
    assert frame - start < 100
