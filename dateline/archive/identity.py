"""The verb name the site: whose word it is, in each language, in which colour, whom to call."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import available_timezones

from dateline.archive.colours import ENOUGH, LIGHT_GROUND, contrast, is_colour, readable_on
from dateline.archive.entries import PressContact
from dateline.archive.models import Site, SiteWords
from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.lib.languages import language_of
from dateline.lib.text import checked_text
from dateline.pictures.models import Picture

LONGEST_NAME = 80
LONGEST_FOOTER = 2_000
_LONGEST_LINE = 300
_phone = re.compile(r"\+?[0-9][0-9 ()./-]{2,40}")
_email = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")


class UnusableSite(ValueError):
    """The site cannot be named so, with the sentence that says why.

    `part` is what stands in the way: "name", "footer", "accent", "logo", or a part of the
    press contact; `language` is the one it stands in the way in, if it is one.
    """

    def __init__(self, sentence: str, part: str, language: str = "") -> None:
        super().__init__(sentence)
        self.part = part
        self.language = language


@dataclass(frozen=True, slots=True)
class Words:
    """The site's name in one language, and what stands at the foot of its pages."""

    name: str
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the site is: its words by language tag, its colour, its logo, its press contact.

    `accent` is a colour such as #0b5a6e, "" for the one every site begins with; `logo` is
    the token of a kept picture.
    """

    words: Mapping[str, Words]
    accent: str = ""
    logo: str = ""
    press: PressContact = field(default_factory=PressContact)


def name_site(identity: Identity) -> None:
    """Give the site its name and all that goes with it, in the place of what it had.

    From then on it is no demonstration. Raises UnusableSite.
    """
    check_identity(identity)
    with writing() as open_writing:
        if identity.logo and not Picture.objects.filter(token=identity.logo).exists():
            raise UnusableSite("No picture was kept for the logo; choose it again.", "logo")
        press = identity.press
        site, _is_new = Site.objects.update_or_create(
            pk=Site.THE_ONE,
            defaults={
                "accent": identity.accent,
                "logo": identity.logo,
                "press_name": press.name,
                "press_phone": press.phone,
                "press_email": press.email,
                "press_hours": press.hours,
                "press_zone": press.zone,
            },
        )
        site.words.all().delete()
        SiteWords.objects.bulk_create(
            SiteWords(site=site, language=language, name=words.name, footer=words.footer)
            for language, words in identity.words.items()
        )
        open_writing.note(Subject.SITE, "")


def identity_now() -> Identity | None:
    """Return who the site is, None before it has been named."""
    site = Site.objects.filter(pk=Site.THE_ONE).first()
    if site is None:
        return None
    words = site.words.order_by("language")
    return Identity(
        words={one.language: Words(one.name, one.footer) for one in words},
        accent=site.accent,
        logo=site.logo,
        press=PressContact(
            site.press_name, site.press_phone, site.press_email, site.press_hours, site.press_zone
        ),
    )


def check_accent(accent: str) -> None:
    """Raise UnusableSite where links in this colour cannot be read on a light page.

    On a dark page it is made lighter as far as needed, so nothing is asked of it there.
    """
    if not is_colour(accent):
        raise UnusableSite(
            f"“{accent}” is no colour; write it as # and six digits, such as #0b5a6e.", "accent"
        )
    reached = contrast(accent, LIGHT_GROUND)
    if reached < ENOUGH:
        raise UnusableSite(
            f"Words in {accent} are too pale to read on a light page (contrast {reached:.1f}, "
            f"at least {ENOUGH} is needed); {readable_on(LIGHT_GROUND, accent)} would do.",
            "accent",
        )


def check_identity(identity: Identity) -> None:
    """Raise UnusableSite where the site cannot be named so."""
    if not identity.words:
        raise UnusableSite("The site needs a name in one language at least.", "name")
    for language, words in identity.words.items():
        language_of(language)
        if not words.name.strip():
            raise UnusableSite("The site needs a name.", "name", language)
        _check_line(words.name, "name", longest=LONGEST_NAME, language=language)
        if len(words.footer) > LONGEST_FOOTER:
            raise UnusableSite(
                f"The foot has {len(words.footer)} characters; at most {LONGEST_FOOTER} fit.",
                "footer",
                language,
            )
        checked_text(words.footer, field="foot")
    if identity.accent:
        check_accent(identity.accent)
    _check_press(identity.press)


def _check_press(press: PressContact) -> None:
    for part in ("name", "phone", "email", "hours"):
        _check_line(getattr(press, part), f"press_{part}")
    if press.phone and not _phone.fullmatch(press.phone):
        raise UnusableSite(
            f"“{press.phone}” is no telephone number such as +41 22 555 01 00.", "press_phone"
        )
    if press.email and not _email.fullmatch(press.email):
        raise UnusableSite(
            f"“{press.email}” is no mail address such as press@example.org.", "press_email"
        )
    if press.zone and press.zone not in available_timezones():
        raise UnusableSite(f"“{press.zone}” is no time zone such as Africa/Nairobi.", "press_zone")
    if press.hours and not press.zone:
        raise UnusableSite("Say in which time zone the office hours are meant.", "press_zone")


def _check_line(text: str, part: str, *, longest: int = _LONGEST_LINE, language: str = "") -> None:
    checked_text(text, field=part.removeprefix("press_"))
    if len(text) > longest or "\n" in text:
        raise UnusableSite(
            f"“{text[:40]}…” is too long; one line of {longest} characters fits.", part, language
        )
