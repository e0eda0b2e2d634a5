"""A newsroom of two offices, its people, and stories that may be let go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from dateline.desk.models import Office, StoryPage
from dateline.desk.offices import (
    make_rights_everywhere,
    office_of,
    office_page,
    set_time_zone,
)
from dateline.desk.teams import place_in_offices
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role, User
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
WriteStory = Callable[..., StoryPage]
# Each language has its own, as a copy that nobody has written on goes nowhere.
HEADLINES = {
    "en": "Rice farmers insure their harvest",
    "fr": "Les riziculteurs assurent leur récolte",
}


@pytest.fixture
def clock() -> Any:
    """The moment at which these tests begin, to be moved."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@dataclass(frozen=True)
class Newsroom:
    """Two offices, and who works in them."""

    geneva: Office
    manila: Office
    people: dict[str, User]

    def __getitem__(self, name: str) -> User:
        return User.objects.get(pk=self.people[name].pk)

    def browser(self, name: str) -> Client:
        """Return a browser at which this person is signed in."""
        client = Client()
        client.force_login(self[name])
        return client


@pytest.fixture
def newsroom(db: None, clock: Any) -> Newsroom:
    """Reporters and editors in Geneva and Manila, a managing editor, an administrator."""
    geneva, manila = (_office(*where) for where in PLACES)
    people = {
        name: _person(name, role, offices)
        for name, role, offices in (
            ("reporter", Role.REPORTER, [geneva]),
            ("editor", Role.EDITOR, [geneva]),
            ("colleague", Role.EDITOR, [geneva]),
            ("stranger", Role.EDITOR, [manila]),
            ("chief", Role.MANAGING_EDITOR, []),
            ("administrator", Role.ADMINISTRATOR, []),
        )
    }
    make_rights_everywhere()
    return Newsroom(geneva, manila, people)


PLACES = (("Geneva", "Europe/Zurich"), ("Manila", "Asia/Manila"))


def _office(name: str, zone: str) -> Office:
    office = office_of(found_or_made(Vocabulary.OFFICE, "en", name))
    set_time_zone(office, zone)
    return office


def _person(name: str, role: Role, offices: list[Office]) -> User:
    user = make_account(name, role, new_password())
    place_in_offices(user, role, [office.term for office in offices])
    return user


@pytest.fixture
def write(newsroom: Newsroom) -> WriteStory:
    """Write a story and save it, as its reporter would."""

    def written(language: str = "en", *, by: str = "reporter", **fields: Any) -> StoryPage:
        office = fields.pop("office", newsroom.geneva)
        fields = {
            "title": HEADLINES.get(language, f"{HEADLINES['en']} ({language})"),
            "standfirst": "A summary.",
            **fields,
        }
        parent = office_page(office, language)
        slug = f"story-{StoryPage.objects.count()}"
        page: StoryPage = parent.add_child(
            instance=StoryPage(slug=slug, live=False, locale=parent.locale, **fields)
        )
        page.save_revision(user=newsroom[by])
        saved: StoryPage = StoryPage.objects.get(pk=page.pk)
        return saved

    return written


@pytest.fixture
def change(newsroom: Newsroom) -> Callable[..., StoryPage]:
    """Change a story's draft and save it."""

    def changed(page: StoryPage, *, by: str = "reporter", **fields: Any) -> StoryPage:
        draft = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision(user=newsroom[by])
        saved: StoryPage = StoryPage.objects.get(pk=page.pk)
        return saved

    return changed
