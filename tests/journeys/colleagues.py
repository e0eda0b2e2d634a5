"""The people of a newsroom, each at a browser of their own."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from tests.houses import House

# Milliseconds; a machine that does many other things is slow.
PATIENCE = 30_000


@dataclass
class Colleague(AbstractContextManager["Colleague"]):
    """Somebody with an account; `troubles` is what the browser complained of."""

    browser: Browser
    house: House
    name: str
    album: Path
    origin: str = ""
    troubles: list[str] = field(default_factory=list)
    context: BrowserContext = field(init=False)
    page: Page = field(init=False)

    def __enter__(self) -> "Colleague":
        self.context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.context.close()

    def signs_in(self, origin: str) -> None:
        """Sign in with a new password, or go to the first page where that has been done."""
        known, self.origin = bool(self.origin), origin
        self.opens("")
        if not known:
            password = self.house.run("password", self.name).stdout.split()[-1]
            self.page.locator("#id_login").fill(self.name)
            self.page.locator("#id_password").fill(password)
            self.page.locator("#id_password").press("Enter")
        expect(self.page.get_by_role("link", name="Stories")).to_be_visible()

    def opens(self, path: str) -> None:
        """Go to an address of the desk."""
        self.page.goto(f"{self.origin}/desk/{path}")

    def keeps_a_picture(self, name: str, *, is_whole: bool = False) -> None:
        """Put the screen, or the whole page, into the album, which somebody may look through."""
        self.page.screenshot(
            path=self.album / f"{name}.png", full_page=is_whole, animations="disabled"
        )

    @property
    def sheet(self) -> Locator:
        """What the publish panel says and offers."""
        return self.page.locator(".desk-sheet")

    def places(self, name: str, office: str, mail: str) -> None:
        """As an administrator, let somebody work in one office, and be written to."""
        self.opens("users/")
        accounts = self.page.get_by_role("main")
        accounts.get_by_role("link", name=name, exact=True).first.click()
        self.page.locator("#id_email").fill(mail)
        for box in self.page.locator("[name=offices]:checked").all():
            box.uncheck()
        self.page.get_by_label(office, exact=True).check()
        self.page.get_by_role("button", name="Save").click()
        expect(self.page.locator(".messages")).to_contain_text("has been saved")

    def begins(self, kind: str, language: str) -> None:
        """Go to the form of a new story."""
        self.opens("stories/new/")
        self.page.get_by_label("Language").select_option(language)
        self.page.get_by_label(kind, exact=True).check()
        self.page.get_by_role("button", name="Write").click()

    def writes(self, **words: str) -> None:
        """Fill fields of the story's form."""
        for name, said in words.items():
            self.page.locator(f"#id_{name}").fill(said)

    def writes_text(self, text: str) -> None:
        """Write the text from its beginning, in place of what stood there."""
        editor = self.page.locator("[data-contentpath=body] [contenteditable=true]").first
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        # The editor hands its text to the form a moment after the last key.
        expect(self.page.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text)))

    def uploads(self, name: str, raw: bytes) -> None:
        """Choose a photo of one's own as the picture above the text."""
        section = self.page.locator("#panel-child-story-picture_above_the_text-section")
        section.get_by_role("button", name=re.compile("^Choose")).click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("tab", name="Upload").click()
        photo = FilePayload(name=name, mimeType="image/jpeg", buffer=raw)
        dialog.locator("input[type=file]").set_input_files(photo)
        # The page calls it by the name of the file, a moment later.
        expect(dialog.get_by_label("Title")).not_to_have_value("")
        dialog.get_by_role("button", name="Upload").click()
        expect(dialog).to_have_count(0, timeout=PATIENCE)
        expect(section.locator("img")).to_be_visible()

    def saves(self) -> None:
        """Save a draft."""
        self.page.get_by_role("button", name="Save draft").click()
        expect(self.page.locator(".messages")).to_be_visible()

    def submits(self) -> None:
        """Ask for a review."""
        self._presses_below("Submit for review")
        expect(self.page.locator(".messages")).to_contain_text("was submitted for review")

    def goes_to_publish(self) -> None:
        """Go from the story's form to its publish panel."""
        self._presses_below("Publish…")
        expect(self.sheet).to_be_visible()

    def opens_other_languages(self) -> None:
        """Go from the story's form to the list of its languages."""
        menu = self.page.get_by_role("navigation", name="Actions", exact=True)
        menu.get_by_role("button", name="Actions").click()
        self.page.get_by_role("link", name="Other languages").click()

    def goes_on_in(self, language: str) -> None:
        """Go from the story's form to its translation into another language."""
        self.opens_other_languages()
        row = self.page.get_by_role("listitem").filter(has_text=language)
        row.get_by_role("button", name=re.compile("^Translate")).click()
        expect(self.page.locator("#id_title")).to_be_visible()

    def _presses_below(self, name: str) -> None:
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name=name).click()
