"""A story goes from a reporter in Manila to its readers, is corrected, and is withdrawn.

What the browsers showed on the way stays in pytest's temporary folder, to be looked at.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.houses import HouseWithMail, Served
from tests.houses import set_up_house as set_up_house
from tests.journeys.colleagues import PATIENCE, Colleague
from tests.journeys.strangers import Answer, Stranger
from tests.ops.post_office import PostOffice, post_office
from tests.ops.processes import IS_TOLD, nobody_works_beside, until
from tests.photographs import photo

pytestmark = [
    pytest.mark.journey,
    pytest.mark.thorough,
    pytest.mark.skipif(not IS_TOLD, reason="This system has no /proc."),
]

MANILA = ZoneInfo("Asia/Manila")
HEADLINE = "Rice farmers around Manila Bay insure their harvest"
FRENCH = "Autour de la baie de Manille, les riziculteurs assurent leur récolte"
TEXT = "The first forty policies were signed on Monday."
CORRECTED = "The first fourteen policies were signed on Monday."
NOTE = "The number of policies signed was wrong: it is fourteen."
MISTAKE = "This item was published by mistake."
FRENCH_MISTAKE = "Ce contenu a été publié par erreur."
LISTING = "/en/news-and-events/"
FOLLOWS_IT = [LISTING, f"{LISTING}index.txt", f"{LISTING}rss.xml", f"{LISTING}atom.xml"]
# Shorter than this, and the hour might come before all of the public has been asked.
ENOUGH = timedelta(seconds=40)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Newsroom:
    """Four people with an account, their house, and where its mail arrives."""

    house: HouseWithMail
    mail: PostOffice
    reporter: Colleague
    editor: Colleague
    managing_editor: Colleague
    administrator: Colleague

    def sign_in(self, origin: str) -> None:
        """Bring everybody to the desk of the house at this address."""
        for one in (self.reporter, self.editor, self.managing_editor, self.administrator):
            one.signs_in(origin)

    def one(self, question: str) -> str:
        """Return the one text that answers a question to the database."""
        with closing(sqlite3.connect(self.house.database, timeout=20)) as database:
            return str(database.execute(question).fetchone()[0])


@pytest.fixture
def newsroom(set_up_house: HouseWithMail, browser: Browser, tmp_path: Path) -> Iterator[Newsroom]:
    """A house of the test's own, and a browser for each of its people."""
    with ExitStack() as stack:
        mail = stack.enter_context(post_office())
        house = HouseWithMail(set_up_house.copied_to(tmp_path / "house").folder, mail.address)
        people = [
            stack.enter_context(Colleague(browser, house, name, tmp_path))
            for name in ("reporter", "editor", "managing-editor", "administrator")
        ]
        yield Newsroom(house, mail, *people)
        assert [trouble for one in people for trouble in one.troubles] == []


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """Somebody who reads, on a phone."""
    with closing(browser.new_context(viewport={"width": 390, "height": 844})) as context:
        yield context.new_page()


def test_a_story_is_public_from_its_hour_until_it_is_withdrawn(
    newsroom: Newsroom, reader: Page, tmp_path: Path
) -> None:
    with newsroom.house.serving() as served:
        newsroom.sign_in(served.origin)
        _it_is_written_and_submitted(newsroom)
    with newsroom.house.serving("--no-worker") as served:
        newsroom.sign_in(served.origin)
        stranger = Stranger(served)
        before = stranger.asks_everything(["/", LISTING, "/ar/", "/robots.txt", "/nothing/"])
        hour = _it_is_reviewed_and_scheduled(newsroom.editor)
        its_own = _addresses_of(newsroom)
        _nobody_can_tell(stranger, before, its_own)
        assert datetime.now(UTC) < hour, "the public could not be asked in time"
        assert nobody_works_beside(served.pid, str(newsroom.house.folder))
        _the_hour_comes(stranger, hour, its_own[0])
        _it_is_public_everywhere(stranger, its_own)
        _it_is_corrected(newsroom.editor)
        _readers_are_told(reader, served, its_own, tmp_path)
        _it_is_withdrawn(newsroom.managing_editor)
        _it_is_gone_everywhere(stranger, its_own)
        reader.goto(served.origin + its_own[0])
        reader.screenshot(path=tmp_path / "8 withdrawn.png")
        assert nobody_works_beside(served.pid, str(newsroom.house.folder))


def _it_is_written_and_submitted(newsroom: Newsroom) -> None:
    for name in ("reporter", "editor"):
        newsroom.administrator.places(name, "Manila", f"{name}@news.example")
    reporter = newsroom.reporter
    reporter.begins("News", "en")
    reporter.writes(title=HEADLINE, standfirst="Four thousand families are covered.")
    reporter.writes_text(TEXT)
    reporter.uploads("harvest.jpg", photo())
    reporter.writes(picture_alt="A field below a grey sky.", credit="© Dateline", dateline="MANILA")
    reporter.saves()
    reporter.keeps_a_picture("1 written")
    reporter.goes_on_in("Français")
    reporter.writes(title=FRENCH, standfirst="Quatre mille familles sont couvertes.")
    reporter.writes_text("Les quarante premiers contrats ont été signés lundi.")
    reporter.submits()
    reporter.page.get_by_role("link", name=HEADLINE).click()
    reporter.submits()
    reporter.page.get_by_role("link", name=HEADLINE).click()
    # While others decide, nobody types in vain.
    expect(reporter.page.locator("[inert] #id_title")).to_be_attached()
    until(lambda: len(newsroom.mail.letters) == 2)
    assert {letter["To"] for letter in newsroom.mail.letters} == {"editor@news.example"}


def _it_is_reviewed_and_scheduled(editor: Colleague) -> datetime:
    """Publish it at a time; return the moment (UTC)."""
    needed = editor.page.get_by_role("listitem").filter(has_text=HEADLINE)
    editor.keeps_a_picture("2 what needs the editor")
    needed.get_by_role("link", name="Review").click()
    editor.goes_to_publish()
    expect(
        editor.page.frame_locator("iframe").get_by_role("heading", name=HEADLINE)
    ).to_be_visible()
    hour = datetime.now(UTC).replace(second=0, microsecond=0) + MINUTE
    if hour - datetime.now(UTC) < ENOUGH:
        hour += MINUTE
    editor.page.get_by_label("At a time").check()
    editor.page.locator("#publish-at").fill(f"{hour.astimezone(MANILA):%Y-%m-%dT%H:%M}")
    button = editor.sheet.get_by_role("button", name="Publish ")
    told = f"{hour.astimezone(MANILA):%H:%M} Manila"
    expect(button).to_contain_text(told)
    expect(button).to_contain_text("in English and French")
    editor.keeps_a_picture("3 the publish panel")
    button.click()
    expect(editor.page.locator(".messages")).to_contain_text("It is scheduled.")
    expect(editor.sheet).to_contain_text("Nobody outside the desk can see this.")
    expect(editor.sheet).to_contain_text(told)
    editor.keeps_a_picture("4 scheduled")
    return hour


def _addresses_of(newsroom: Newsroom) -> list[str]:
    """Return the addresses that the item will have: in English, in French, and of its picture."""
    item = newsroom.one("SELECT public_id FROM record_item ORDER BY id DESC")
    picture = newsroom.one("SELECT token FROM pictures_picture ORDER BY id DESC")
    return [f"/en/i/{item}/", f"/fr/i/{item}/", f"/p/{picture}.jpg"]


def _nobody_can_tell(
    stranger: Stranger, before: dict[tuple[str, str], Answer], its_own: list[str]
) -> None:
    """Check that nothing has changed, and that its own addresses are like any made-up ones."""
    assert len(before) > 60
    assert stranger.asks_everything(["/", LISTING, "/ar/", "/robots.txt", "/nothing/"]) == before
    nothing = before["/nothing/", "GET"]
    for address in its_own:
        made_up = address.replace(address.split("/")[-2 if address.endswith("/") else -1], "0" * 12)
        told = stranger.asks(address)
        assert told == stranger.asks(made_up)
        assert told.status == nothing.status == 404


def _the_hour_comes(stranger: Stranger, hour: datetime, address: str) -> None:
    """Ask until it is there: never before its hour, and at once from then on."""
    end = monotonic() + (hour - datetime.now(UTC)).total_seconds() + 10
    while monotonic() < end:
        asked = datetime.now(UTC)
        status = stranger.asks(address).status
        answered = datetime.now(UTC)
        if status != 404:
            assert answered >= hour, "it could be seen early"
            assert status in {200, 301, 302}
            return
        assert asked < hour, "it was late"
        sleep(0.01)
    pytest.fail("its hour has passed and nobody can see it")


def _it_is_public_everywhere(stranger: Stranger, its_own: list[str]) -> None:
    for address in FOLLOWS_IT:
        assert HEADLINE in stranger.served.text(address)
    english, french, picture = its_own
    assert TEXT in _page(stranger, english)
    assert FRENCH in _page(stranger, french)
    assert stranger.asks(picture).body.startswith(b"\xff\xd8")


def _page(stranger: Stranger, address: str) -> str:
    """Return the page to which an item's short address leads."""
    leads_to = dict(stranger.asks(address).headers)["location"]
    return stranger.served.text(leads_to.removeprefix(stranger.served.origin))


def _it_is_corrected(editor: Colleague) -> None:
    editor.opens("stories/")
    editor.page.get_by_role("link", name=HEADLINE).click()
    editor.writes_text(CORRECTED)
    editor.goes_to_publish()
    editor.page.get_by_label("Correction: readers are told what was wrong").check()
    editor.page.get_by_label("Correction: it was wrong").check()
    editor.page.locator("#note-en").fill(NOTE)
    editor.keeps_a_picture("5 the correction")
    editor.sheet.get_by_role("button", name="Publish the correction now in English").click()
    expect(editor.sheet).to_contain_text("there is nothing new to publish", timeout=PATIENCE)


def _readers_are_told(reader: Page, served: Served, its_own: list[str], album: Path) -> None:
    reader.goto(served.origin + LISTING)
    reader.screenshot(path=album / "6 the listing.png")
    reader.get_by_role("link", name=HEADLINE).click()
    expect(reader.get_by_text(NOTE).first).to_be_visible()
    expect(reader.get_by_text(CORRECTED)).to_be_visible()
    expect(reader.get_by_role("img", name="A field below a grey sky.")).to_be_visible()
    reader.screenshot(path=album / "7 corrected.png", full_page=True)


def _it_is_withdrawn(managing_editor: Colleague) -> None:
    managing_editor.opens("stories/")
    managing_editor.page.get_by_role("link", name=HEADLINE).click()
    managing_editor.goes_to_publish()
    managing_editor.sheet.get_by_text("Published by mistake", exact=True).click()
    managing_editor.sheet.get_by_role("button", name="Withdraw everywhere").click()
    expect(managing_editor.page.locator(".messages")).to_contain_text("withdrawn")


def _it_is_gone_everywhere(stranger: Stranger, its_own: list[str]) -> None:
    english, french, picture = its_own
    for address in FOLLOWS_IT:
        assert HEADLINE not in stranger.served.text(address)
    for address, reason in ((english, MISTAKE), (french, FRENCH_MISTAKE)):
        told = stranger.asks(address)
        assert told.status == 410
        assert reason in told.body.decode()
        assert not [words for words in (TEXT, CORRECTED) if words in told.body.decode()]
    assert stranger.asks(picture).status == 404
