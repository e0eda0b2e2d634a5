"""Somebody signs in, sets up an app and a passkey, and signs in with each, in a real browser."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.codes import code_of
from tests.houses import House
from tests.journeys.conftest import RULES

pytestmark = pytest.mark.journey

PHONE: ViewportSize = {"width": 320, "height": 640}
OTHERS: dict[str, dict[str, Any]] = {
    "in the dark": {"viewport": PHONE, "color_scheme": "dark"},
    "from right to left": {"viewport": PHONE, "locale": "ar"},
}


@dataclass
class Person:
    """Somebody at a browser of their own, who has a device for passkeys."""

    page: Page
    origin: str
    name: str
    password: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", lambda message: self._note(message.type, message.text))
        line = self.page.context.new_cdp_session(self.page)
        line.send("WebAuthn.enable")
        device = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        line.send("WebAuthn.addVirtualAuthenticator", {"options": device})

    def _note(self, sort: str, text: str) -> None:
        if sort in {"error", "warning"}:
            self.troubles.append(text)

    def opens(self, path: str) -> None:
        """Go to an address of the desk."""
        self.page.goto(f"{self.origin}/desk/{path}")

    def presses(self, name: str) -> None:
        """Press a button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def gives_password(self) -> None:
        """Give name and password, whatever the language of the page."""
        self.opens("login/")
        self.page.locator("#id_login").fill(self.name)
        self.page.locator("#id_password").fill(self.password)
        self.page.locator("#id_password").press("Enter")

    def arrives(self, path: str = "") -> None:
        """Wait until the browser is at an address of the desk."""
        expect(self.page).to_have_url(f"{self.origin}/desk/{path}")

    def signs_out(self) -> None:
        """Sign out."""
        self.opens("logout/")
        self.page.locator("main form button").click()
        self.arrives("login/")

    def looks(self) -> None:
        """See that everybody can read this page, on this screen."""
        found = Axe().run(self.page, options=RULES)
        assert found.violations_count == 0, f"{self.page.url}: {found.generate_report()}"
        width = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, self.page.url


@pytest.fixture(scope="module")
def served(
    set_up_house: House, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, str]]]:
    """A desk at localhost, as no browser has passkeys for a bare number; and the passwords."""
    house = set_up_house.copied_to(tmp_path_factory.mktemp("signing-in") / "house")
    told = Path(set_up_house.folder.with_name("set-up-house.txt")).read_text()
    passwords = dict(re.findall(r"^  ([a-z-]+) +(\S{19}) ", told, re.MULTILINE))
    with house.serving() as served:
        yield served.origin.replace("127.0.0.1", "localhost"), passwords


@pytest.mark.thorough
def test_every_way_to_sign_in_works_and_every_page_can_be_read(
    browser: Browser, served: tuple[str, dict[str, str]]
) -> None:
    origin, passwords = served
    with (
        closing(browser.new_context(viewport=PHONE)) as context,
        closing(browser.new_context()) as elsewhere,
    ):
        person = Person(context.new_page(), origin, "reporter", passwords["reporter"])
        other = Person(elsewhere.new_page(), origin, "reporter", passwords["reporter"])
        other.gives_password()
        other.arrives()
        _signs_in_by_password(person)
        secret = _sets_up_an_app(person)
        _adds_a_passkey(person)
        _reads_the_rest(person)
        # The session elsewhere has given no second factor, and is over.
        other.opens("")
        other.arrives("login/?next=/desk/")
        _signs_in_by_each(person, secret)
        assert person.troubles == []


@pytest.mark.thorough
@pytest.mark.parametrize("view", OTHERS)
def test_the_pages_can_be_read(
    browser: Browser, served: tuple[str, dict[str, str]], view: str
) -> None:
    origin, passwords = served
    with closing(browser.new_context(**OTHERS[view])) as context:
        person = Person(context.new_page(), origin, "editor", passwords["editor"])
        person.opens("login/")
        person.looks()
        person.page.locator("#id_login").fill("editor")
        person.page.locator("#id_password").fill("wrong")
        person.page.locator("#id_password").press("Enter")
        expect(person.page.locator(".errorlist")).to_be_visible()
        person.looks()
        person.gives_password()
        person.arrives()
        for path in ("signing-in/", "signing-in/totp/activate/", "signing-in/sessions/"):
            person.opens(path)
            person.looks()


def _signs_in_by_password(person: Person) -> None:
    person.opens("login/")
    person.looks()
    person.gives_password()
    person.arrives()


def _sets_up_an_app(person: Person) -> str:
    for path in ("signing-in/", "signing-in/password/", "signing-in/totp/activate/"):
        person.opens(path)
        person.looks()
    secret = person.page.locator(".secret").inner_text()
    person.page.locator("#id_code").fill("000000")
    person.presses("Use this app")
    person.looks()
    person.page.locator("#id_code").fill(code_of(secret))
    person.presses("Use this app")
    person.arrives("signing-in/recovery-codes/")
    person.looks()
    return secret


def _adds_a_passkey(person: Person) -> None:
    person.opens("signing-in/webauthn/add/")
    person.looks()
    person.presses("Add the passkey")
    person.arrives("signing-in/")
    person.looks()


def _reads_the_rest(person: Person) -> None:
    for path in (
        "signing-in/webauthn/",
        "signing-in/recovery-codes/generate/",
        "signing-in/totp/deactivate/",
        "signing-in/sessions/",
        "signing-in/confirm/?next=/desk/",
        "signing-in/reauthenticate/?next=/desk/",
        "signing-in/webauthn/reauthenticate/?next=/desk/",
        "logout/",
    ):
        person.opens(path)
        person.looks()
    for link in range(2):
        person.opens("signing-in/webauthn/")
        person.page.locator(".acts a").nth(link).click()
        person.looks()


def _signs_in_by_each(person: Person, secret: str) -> None:
    person.signs_out()
    person.gives_password()
    person.arrives("signing-in/authenticate/")
    person.looks()
    person.page.locator("#id_code").fill(code_of(secret, steps=1))
    person.page.locator("#id_code").press("Enter")
    person.arrives()
    person.signs_out()
    person.gives_password()
    person.presses("Use a passkey")
    person.arrives()
    person.signs_out()
    person.page.locator("#passkey_login").click()
    person.arrives()
