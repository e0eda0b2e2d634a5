"""A real browser, and a real server with one of everything."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.houses import House
from tests.houses import set_up_house as set_up_house

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
)  # fmt: skip
# What axe is asked for.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
}  # fmt: skip
ARABIC = """\
أخبار وأحداث


  1. © ILO 2021

    بيان صحفي

    الوزراء يجتمعون في فريتاون لإصلاح الطرق

    2 آب/أغسطس 2021

    اجتمعوا يوما واحدا، ثم اجتمعوا مرة أخرى.

  2. المزارعون يجتمعون

    30 تموز/يوليه 2021

  3. الصيادون يجتمعون

    29 تموز/يوليه 2021
"""


@dataclass(frozen=True)
class Site:
    """A site that is served; `items` are the demonstration's, as they stand in its file.

    Of the Arabic items, the last has been withdrawn.
    """

    origin: str
    items: tuple[str, ...]
    event: str
    arabic: tuple[str, ...]

    @property
    def addresses(self) -> dict[str, str]:
        """One of every kind of page, by what it is."""
        return {
            "listing": "/en/news-and-events/",
            "month": "/en/news-and-events/2021/07/",
            "item": f"/en/i/{self.items[0]}/",
            "corrected item": f"/en/i/{self.items[1]}/",
            "brief": f"/en/i/{self.items[5]}/",
            "event": f"/en/i/{self.event}/",
            "missing": "/en/nothing-here/",
            "arabic listing": "/ar/akhbar/",
            "arabic brief": f"/ar/i/{self.arabic[0]}/",
            "arabic withdrawn": f"/ar/i/{self.arabic[2]}/",
        }


@dataclass
class Reader:
    """Somebody with a browser; `troubles` is what the browser complained of."""

    page: Page
    site: Site
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.note("error", str(error)))

    def note(self, sort: str, text: str) -> None:
        """Keep a complaint, but for the status of a page that was meant to be missing."""
        if sort in {"error", "warning"} and "status of 4" not in text:
            self.troubles.append(text)

    def opens(self, path: str) -> None:
        """Go to an address of the site."""
        self.page.goto(self.site.origin + path)


def _ids(house: House) -> list[str]:
    """Return the ids of all items, in the order in which they came in, newest intake last."""
    with closing(sqlite3.connect(house.database)) as database:
        return [
            public_id
            for (public_id,) in database.execute(
                "SELECT i.public_id FROM record_item i JOIN record_edition e ON e.item_id = i.id "
                "WHERE e.number = 1 ORDER BY e.id"
            )
        ]


@pytest.fixture(scope="session")
def site(set_up_house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the demonstration, an Arabic listing, a correction and a withdrawal."""
    folder = tmp_path_factory.mktemp("journeys")
    house = set_up_house.copied_to(folder / "house")
    listing = folder / "arabic.txt"
    listing.write_text(ARABIC)
    corrected = _ids(house)[1]
    house.run_all(
        ["intake", "listing", str(listing), "--section", "akhbar", "--language", "ar"],
        ["correct", corrected, "--note", "The sum was wrong.", "--byline", "A Reporter"],
    )
    ids = _ids(house)
    house.run_all(["withdraw", ids[-1], "--reason", "لم يجتمعوا قط."])
    with house.serving() as served:
        yield Site(served.origin, tuple(ids[:10]), ids[10], tuple(ids[11:]))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; ended with the module, because its loop would keep Django from its database."""
    if not Path(CHROMIUM).exists() and os.environ.get("CI") == "true":
        pytest.fail(f"there is no browser at {CHROMIUM}")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past."""
    with closing(browser.new_context()) as context:
        yield context


@pytest.fixture
def reader(context: BrowserContext, site: Site) -> Iterator[Reader]:
    """Somebody who reads, and whose browser has nothing to complain of."""
    reader = Reader(context.new_page(), site)
    yield reader
    assert reader.troubles == []
