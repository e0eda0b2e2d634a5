"""Whom a letter goes to, in whose language it is, and what it calls a story."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.desk.words import label_name
from dateline.jobs.mail import Letter, ask_mail
from dateline.people.models import User


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, in the language that was in force when it was written."""

    subject: str
    paragraphs: tuple[str, ...]

    def to(self, email: str) -> Letter:
        """Return the letter to this address."""
        return Letter(to=email, subject=self.subject, text="\n\n".join(self.paragraphs) + "\n")


def ask_letters(
    people: Iterable[User], write: Callable[[], Words], *, about: str, wanted: str = ""
) -> None:
    """Ask for a letter to each who has an address; `write` is called in the language of each.

    `about` is the public id of the item. `wanted` names the box in a person's settings by
    which they do without such letters.
    """
    for person in people:
        if is_reached(person, wanted):
            ask_mail(written_for(person, write).to(person.email), subject=about)


def written_for(person: User, write: Callable[[], Words]) -> Words:
    """Return what `write` returns in the language in which a person has the desk."""
    profile = getattr(person, "wagtail_userprofile", None)
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    with translation.override(language):
        return write()


def is_reached(person: User, wanted: str = "") -> bool:
    """Say whether somebody has an address, still works here, and wants such letters."""
    profile = getattr(person, "wagtail_userprofile", None)
    is_wanted = getattr(profile, f"{wanted}_notifications") if wanted and profile else True
    return bool(person.is_active and person.email and is_wanted)


def office_and_kind(page: StoryPage) -> dict[str, str]:
    """Return what a subject may say of a story: whose it is and of what kind."""
    return {
        "office": label_name(page.office_page.office.term),
        "kind": label_name(page.kind) if page.kind else _("Story"),
    }


def named(page: StoryPage) -> str:
    """Return what a letter calls a story in its text, with its reference where it has one."""
    headline = f"“{page.draft_title or page.title}”"
    return f"{headline} ({page.reference})" if page.reference else headline


def on_the_desk(name: str, *args: object) -> str:
    """Return the full address of a page of the desk, by the name of its address."""
    address: str = settings.SITE_ADDRESS
    return address + reverse(name, args=args)


def story_address(page: StoryPage) -> str:
    """Return the full address at which a story is worked on."""
    return on_the_desk("wagtailadmin_pages:edit", page.pk)


def name_of(person: User | None) -> str:
    """Return what a person is called."""
    return (person.get_full_name() or person.username) if person else _("Somebody")
