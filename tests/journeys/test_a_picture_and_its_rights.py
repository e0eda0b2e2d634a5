"""A picture comes in with what its maker wrote into it, stands with a story, and has to go.

What the browsers showed on the way stays in pytest's temporary folder, to be looked at.
"""

import json
import re
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from zoneinfo import ZoneInfo

import pytest
from PIL import ExifTags, ImageDraw
from PIL.Image import Exif
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.houses import House, Served
from tests.houses import set_up_house as set_up_house
from tests.journeys.colleagues import PATIENCE, Colleague
from tests.journeys.strangers import Stranger
from tests.ops.processes import IS_TOLD, nobody_works_beside, until
from tests.photographs import encoded, pixels
from tests.pictures.test_reading_notes import record
from tests.programs import program as program

pytestmark = [
    pytest.mark.journey,
    pytest.mark.thorough,
    pytest.mark.skipif(not IS_TOLD, reason="This system has no /proc."),
]

MANILA = ZoneInfo("Asia/Manila")
HEADLINE = "Boats go out again from Manila Bay"
CREDIT = "A. Photographer/© An agency 2026"
ALT = "A yellow sun above a red and blue sea."
CAPTION = "Manila Bay on Monday."
LISTING = "/en/news-and-events/"
SUN = (1400, 200)
WIDTHS = {"phone": 390, "tablet": 768, "desk": 1280}
NO_LONGER = "Photo no longer shown, as our right to show it has ended"
# Shorter than this, and the minute might come before everything has been asked.
ENOUGH = timedelta(seconds=15)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Newsroom:
    """An editor and an administrator in a house of their own."""

    house: House
    editor: Colleague
    administrator: Colleague

    def sign_in(self, origin: str) -> None:
        """Bring both to the desk of the house at this address."""
        for one in (self.editor, self.administrator):
            one.signs_in(origin)


@pytest.fixture
def newsroom(set_up_house: House, browser: Browser, tmp_path: Path) -> Iterator[Newsroom]:
    """A house of the test's own, and a browser for each of its people."""
    with ExitStack() as stack:
        house = set_up_house.copied_to(tmp_path / "house")
        people = [
            stack.enter_context(Colleague(browser, house, name, tmp_path))
            for name in ("editor", "administrator")
        ]
        yield Newsroom(house, *people)
        assert [trouble for one in people for trouble in one.troubles] == []


def sea() -> bytes:
    """Return a photo whose file says who made it, what it is of, and where that was."""
    image = pixels(1600, 1000)
    left, top = SUN
    ImageDraw.Draw(image).ellipse((left - 90, top - 90, left + 90, top + 90), "yellow")
    camera = Exif()
    camera[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (14.0, 31.0, 0.0),
    }
    raw = encoded(image, quality=90, exif=camera)
    said = b"".join(
        (
            record(90, b"\x1b%G", of=1),
            record(80, b"A. Photographer"),
            record(110, "© An agency 2026".encode()),
            record(116, b"An agency"),
            record(120, CAPTION.encode()),
        )
    )
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(said)) + said
    block += bytes(len(said) % 2)
    return raw[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + raw[2:]


def test_a_picture_is_shown_as_long_as_we_may(
    newsroom: Newsroom, browser: Browser, program: Callable[[str], str], tmp_path: Path
) -> None:
    with newsroom.house.serving() as served:
        newsroom.sign_in(served.origin)
        newsroom.administrator.places("editor", "Manila", "editor@news.example")
        editor = newsroom.editor
        _it_comes_in(editor)
        _what_matters_is_marked(editor)
        _a_story_without_words_for_it_does_not_go_out(editor)
        _it_is_described_and_published(editor)
        tokens = _it_is_seen_at_every_width(browser, served, tmp_path)
        _its_words_are_in_every_file(program("exiftool"), served, tokens, tmp_path)
    with newsroom.house.serving("--no-worker") as served:
        newsroom.sign_in(served.origin)
        stranger = Stranger(served)
        addresses = [f"/p/{token}{rest}" for token in tokens for rest in (".jpg", "/c240.avif")]
        assert {stranger.asks(address).status for address in addresses} == {200}
        end = _its_end_is_set(newsroom.editor)
        assert nobody_works_beside(served.pid, str(newsroom.house.folder))
        _it_goes_at_that_minute(stranger, end, tokens, addresses)
        with closing(browser.new_context(viewport={"width": 1280, "height": 900})) as context:
            page = context.new_page()
            page.goto(served.origin + LISTING)
            page.get_by_role("link", name=HEADLINE).click()
            expect(page.get_by_text(NO_LONGER)).to_be_visible()
            page.screenshot(path=tmp_path / "9 its place.png")


def _it_comes_in(editor: Colleague) -> None:
    editor.opens("images/add/")
    photo = FilePayload(name="sea.jpg", mimeType="image/jpeg", buffer=sea())
    page = editor.page
    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_role("button", name="Upload").first.click()
    expect(page.locator("#id_credit")).to_have_value(CREDIT, timeout=PATIENCE)
    expect(page.locator("#id_holder")).to_have_value("An agency")
    expect(page.locator("#id_caption-en")).to_have_value(CAPTION)
    expect(page.locator(".messages")).to_contain_text("Credit")
    editor.keeps_a_picture("1 read from the file")


def _what_matters_is_marked(editor: Colleague) -> None:
    """Draw a box around the sun."""
    page = editor.page
    # The box is drawn on a copy that stands over the picture.
    drawn = page.locator(".focal-point-chooser .jcrop-holder, .focal-point-chooser .jcrop-tracker")
    expect(drawn.first).to_be_visible()
    drawn.first.scroll_into_view_if_needed()
    box = drawn.first.bounding_box()
    assert box
    share = box["width"] / 1600
    left, top = (box["x"] + SUN[0] * share, box["y"] + SUN[1] * share)
    reach = 90 * share
    page.mouse.move(left - reach, top - reach)
    page.mouse.down()
    page.mouse.move(left, top)
    page.mouse.move(left + reach, top + reach)
    page.mouse.up()
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messages")).to_contain_text("is saved")


def _a_story_without_words_for_it_does_not_go_out(editor: Colleague) -> None:
    editor.begins("News", "en")
    editor.writes(title=HEADLINE, standfirst="The first boats left at dawn.")
    editor.writes_text("The first forty boats left on Monday.")
    page = editor.page
    section = page.locator("#panel-child-story-picture_above_the_text-section")
    section.get_by_role("button", name=re.compile("^Choose")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("link", name=re.compile("sea")).first.click()
    expect(dialog).to_have_count(0, timeout=PATIENCE)
    editor.saves()
    editor.goes_to_publish()
    expect(editor.sheet).to_contain_text("does not say what it shows")
    expect(editor.sheet.get_by_role("button", name=re.compile("^Publish now"))).to_be_disabled()
    editor.keeps_a_picture("2 not without words")


def _it_is_described_and_published(editor: Colleague) -> None:
    editor.opens("images/")
    page = editor.page
    page.get_by_role("link", name=re.compile("sea")).first.click()
    page.locator("#id_alt-en").fill(ALT)
    page.locator("#id_licence").select_option("cc-by-4.0")
    editor.keeps_a_picture("3 described")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messages")).to_contain_text("is saved")
    editor.opens("stories/")
    page.get_by_role("link", name=HEADLINE).click()
    editor.goes_to_publish()
    editor.keeps_a_picture("4 ready")
    editor.sheet.get_by_role("button", name=re.compile("^Publish ")).click()
    expect(page.locator(".messages")).to_contain_text("It is public.", timeout=PATIENCE)


def _it_is_seen_at_every_width(browser: Browser, served: Served, album: Path) -> list[str]:
    """Look at the page on three screens; return the names of its pictures."""
    listing = served.text(LISTING)
    assert 'alt="' + ALT in listing
    tokens = sorted(set(re.findall(r"/p/([0-9a-z]{26})", listing)))
    assert len(tokens) == 1
    until(lambda: _is_avif(served, tokens[0]))
    for name, width in WIDTHS.items():
        with closing(browser.new_context(viewport={"width": width, "height": 900})) as context:
            page = context.new_page()
            page.goto(served.origin + LISTING)
            _shows(page, "c")
            page.screenshot(path=album / f"5 the listing, {name}.png")
            page.get_by_role("link", name=HEADLINE).click()
            _shows(page, "w")
            expect(page.locator("figcaption")).to_contain_text(CREDIT)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.screenshot(path=album / f"6 the story, {name}.png", full_page=True)
            if name == "desk":
                page.get_by_role("link", name="Pictures to download").click()
                expect(page.get_by_role("link", name="1600 × 1000 pixels")).to_be_visible()
                page.screenshot(path=album / "7 for the press.png", full_page=True)
    return tokens


def _shows(page: Page, letter: str) -> None:
    image = page.get_by_role("img", name=ALT)
    expect(image).to_be_visible()
    page.wait_for_function(
        "image => image.complete && image.naturalWidth", arg=image.element_handle()
    )
    assert re.search(rf"/{letter}\d+\.avif$", image.evaluate("image => image.currentSrc"))


def _is_avif(served: Served, token: str) -> bool:
    response, _body = served.ask(f"/p/{token}/w400.avif")
    return response.getheader("Content-Type") == "image/avif"


def _its_words_are_in_every_file(
    exiftool: str, served: Served, tokens: list[str], album: Path
) -> None:
    for token in tokens:
        for name in ("w400.avif", "w640.webp", "c240.jpg", "c480.avif", "full.jpg"):
            file = album / name
            file.write_bytes(served.ask(f"/p/{token}/{name}")[1])
            said = subprocess.run(
                [exiftool, "-json", file], capture_output=True, check=True, timeout=60
            )
            (told,) = json.loads(said.stdout)
            assert told["Credit"] == CREDIT
            assert told["AltTextAccessibility"] == ALT
            assert told["Description"] == CAPTION
            assert told["WebStatement"].startswith("https://creativecommons.org/")
            assert not [one for one in told if one.startswith("GPS")]


def _its_end_is_set(editor: Colleague) -> datetime:
    """Let the right end at a whole minute soon; return it (UTC)."""
    editor.opens("images/")
    page = editor.page
    page.get_by_role("link", name=re.compile("sea")).first.click()
    end = datetime.now(UTC).replace(second=0, microsecond=0) + MINUTE
    if end - datetime.now(UTC) < ENOUGH:
        end += MINUTE
    page.locator("#id_valid_until").fill(f"{end.astimezone(MANILA):%Y-%m-%dT%H:%M}")
    editor.keeps_a_picture("8 until when")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messages")).to_contain_text("is saved")
    return end


def _it_goes_at_that_minute(
    stranger: Stranger, end: datetime, tokens: list[str], addresses: list[str]
) -> None:
    """Ask for it without a break: it is there until then, and gone everywhere from then on."""
    asked_before = 0
    while (began := datetime.now(UTC)) < end + timedelta(seconds=1):
        status = stranger.asks(addresses[0]).status
        if datetime.now(UTC) < end:
            assert status == 200, "it was gone early"
            asked_before += 1
        if began >= end:
            assert status == 404, "it could still be seen"
        sleep(0.05)
    assert asked_before > 3
    made_up = [re.sub(r"/p/[0-9a-z]{26}", "/p/" + "0" * 26, one) for one in addresses]
    for address, other in zip(addresses, made_up, strict=True):
        assert stranger.asks(address) == stranger.asks(other)
    pages = [LISTING, f"{LISTING}index.txt", f"{LISTING}rss.xml", f"{LISTING}atom.xml"]
    for page in pages:
        text = stranger.served.text(page)
        assert HEADLINE in text
        assert not [token for token in tokens if token in text]
        assert ALT not in text
    assert NO_LONGER in stranger.served.text(LISTING)
