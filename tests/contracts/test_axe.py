"""Every kind of page can be read by everybody: in the light and dark, mirrored, at 320 pixels."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.kinds import FOR_FRAMES, PAGES
from tests.contracts.judged.saving import Saved
from tests.houses import Served
from tests.journeys.conftest import RULES

pytestmark = [pytest.mark.journey, pytest.mark.thorough]

STANDARDS = RULES["runOnly"]
# What colours and width can change; the rest of a page stays as it was in the light.
OF_LOOKS = (
    *("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"),
    *("meta-viewport", "focus-order-semantics", "css-orientation-lock"),
)
UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"
FIND = """([rules, but]) => axe.run({
    resultTypes: ["violations"], runOnly: rules,
    rules: Object.fromEntries(but.map(one => [one, {enabled: false}])),
}).then(
    found => found.violations.map(one => [one.id, ...one.nodes.map(node => node.html)]))"""
WIDE: Mapping[str, Any] = {"width": 1280, "height": 900}
SMALLEST_PHONE: Mapping[str, Any] = {"width": 320, "height": 640}


def found_on(page: Page, address: str, *, but: Sequence[str] = ()) -> list[Any]:
    """Return what axe finds on a page in the light, and then on a small phone in the dark.

    `but` are rules that do not hold for it.
    """
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.evaluate(UNFOLD)
    page.evaluate(Axe().axe_script)
    found = [page.evaluate(FIND, [STANDARDS, but])]
    page.set_viewport_size(SMALLEST_PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="dark")
    found.append(page.evaluate(FIND, [OF_LOOKS, ()]))
    if page.evaluate("document.documentElement.scrollWidth") > SMALLEST_PHONE["width"]:
        found.append("wider than the smallest phone")
    return [one for one in found if one]


@pytest.mark.parametrize("tag", TAGS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, judged_site: Served, saved: list[Saved], tag: str
) -> None:
    # The first listing is there in English alone.
    pages = [one for one in saved if one.form == "html" and (one.tag or "en") == tag]
    troubles: list[str] = []
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        found = {
            one.path: found_on(
                page,
                judged_site.origin + one.path,
                but=["page-has-heading-one"] if one.kind in FOR_FRAMES else [],
            )
            for one in pages
        }
    assert {path: one for path, one in found.items() if one} == {}
    assert len(found) >= len(PAGES)
    assert [one for one in troubles if "status of 4" not in one] == []


def test_axe_notices_what_is_wrong(browser: Browser, judged_site: Served) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{judged_site.origin}/en/search/")
        page.evaluate(Axe().axe_script)
        page.evaluate("document.documentElement.lang = ''")
        page.evaluate("document.querySelector('h1').style.color = '#eee'")
        rules = [rule for rule, *_nodes in page.evaluate(FIND, [STANDARDS, ()])]
        assert {"html-has-lang", "color-contrast"} <= {*rules}
        assert [rule for rule, *_nodes in page.evaluate(FIND, [OF_LOOKS, ()])] == ["color-contrast"]
