"""Stories beside their translations, and what is typed on either side."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from dateline.desk.models import Office, StoryPage
from dateline.desk.requirements import Problem, Stage, problems_of
from dateline.desk.thawing import translate_into
from dateline.desk.translating.side_by_side.beside import Beside, beside
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role, User
from tests.desk.filled_in import filled_in
from tests.desk.stories import desk_document, desk_image, write_story

FIRST, SECOND = "<p>Ten boats came home.</p>", "<p>The crews are well.</p>"


@pytest.fixture
def somebody(db: None) -> User:
    return make_account("somebody", Role.ADMINISTRATOR, new_password())


@pytest.fixture
def english(manila: Office) -> StoryPage:
    return write_story(
        manila,
        title="Boats are back",
        standfirst="All ten came home.",
        byline="Ana Reyes",
        body=[("text", FIRST), ("heading", "In the night"), ("text", SECOND)],
    )


@pytest.fixture
def french(english: StoryPage, somebody: User) -> StoryPage:
    return translate_into(english, "fr", by=somebody)


def fresh(page: StoryPage) -> StoryPage:
    found: StoryPage = StoryPage.objects.get(pk=page.pk)
    return found


def both(page: StoryPage) -> Beside:
    found = beside(fresh(page))
    assert found is not None
    return found


def says(page: StoryPage, **words: str) -> None:
    """Type these words: fields by their name, blocks by their place, as `body_0`."""
    newest: StoryPage = fresh(page).get_latest_revision_as_object()
    for name, said in words.items():
        if name.startswith("body_"):
            raw = list(newest.body.get_prep_value())
            raw[int(name[5:])]["value"] = said
            newest.body = stream_of(raw)
        else:
            setattr(newest, name, said)
    newest.save_revision(clean=False)


def body(page: StoryPage) -> list[Any]:
    newest: StoryPage = fresh(page).get_latest_revision_as_object()
    raw: list[Any] = list(newest.body.get_prep_value())
    return raw


def stream_of(raw: list[Any]) -> Any:
    return StoryPage._meta.get_field("body").to_python(raw)


def put(page: StoryPage, raw: list[Any]) -> None:
    """Save these blocks, as the form does."""
    newest: StoryPage = fresh(page).get_latest_revision_as_object()
    newest.body = stream_of(raw)
    newest.save_revision(clean=False)


def said(page: StoryPage) -> list[str]:
    return [block["value"] for block in body(page)]


def states(page: StoryPage) -> dict[str, str]:
    return {one.source.text: one.state for one in both(page).stretches}


def problem(page: StoryPage, check: str) -> Problem | None:
    found = problems_of(fresh(page).get_latest_revision_as_object(), at=Stage.SAVE)
    return next((one for one in found if one.check == check), None)


def typed(client: Client, page: StoryPage) -> dict[str, Any]:
    """Return the fields of a story's form as its scripts fill them in; of blocks, texts alone."""
    fields = filled_in(client.get(form_of(page)))
    fields["body-count"] = [str(len(body(page)))]
    for number, block in enumerate(body(page)):
        value = block["value"]
        fields |= {
            f"body-{number}-id": block["id"],
            f"body-{number}-type": block["type"],
            f"body-{number}-order": str(number),
            f"body-{number}-deleted": "",
            f"body-{number}-value": rich_text(value) if block["type"] == "text" else value,
        }
    return fields


def form_of(page: StoryPage) -> str:
    return f"/desk/pages/{page.pk}/edit/"


def translated(page: StoryPage) -> None:
    says(
        page,
        title="Retour des bateaux",
        standfirst="Tous les dix.",
        body_0="<p>Dix bateaux sont rentrés.</p>",
        body_1="Dans la nuit",
        body_2="<p>Les équipages vont bien.</p>",
    )


def every_block() -> dict[str, Any]:
    """Return a story in which every word is one of a kind, by the number behind it."""
    shown = desk_image(title="Not said")
    one = {"image": shown.pk, "alt": "word1", "caption": "word2", "credit": "word3"}
    other = {"image": shown.pk, "alt": "word4", "caption": "word5", "credit": "word6"}
    recording = {"address": "https://example.org/not-said", "minutes": 3}
    table = {
        "columns": [{"type": "text", "heading": "word7"}],
        "rows": [{"values": ["word8"]}],
        "caption": "word9",
    }
    project = {
        "title": "word16",
        "partners": [{"name": "word17", "role": "word18"}],
        "place": "word19",
        "amount": "5.00",
        "currency": "EUR",
        "starts": "2030-01-01",
        "ends": None,
    }
    blocks = [
        ("text", "<p>word10 <b>bold</b></p>"),
        ("heading", "word11"),
        ("picture", one),
        ("gallery", [other, other]),
        ("quote", {"text": "word12", "said_by": "word13"}),
        ("video", {**recording, "transcript": "word14"}),
        ("audio", {**recording, "transcript": "word15"}),
        ("table", table),
        ("facts", {"title": "word20", "facts": ["<p>word21</p>", "<p>word22</p>"]}),
        ("project", project),
        ("file", {"document": desk_document(title="Not said").pk, "title": "word23"}),
        ("notes", "<p>word24</p>"),
    ]
    contact = {"name": "word25", "role": "word26", "phone": "not said", "email": "a@example.org"}
    lines = ("title", "standfirst", "kicker", "strapline", "byline", "dateline")
    more = ("picture_alt", "picture_caption", "credit", "event_place")
    return {
        "body": blocks,
        "contacts": [("contact", contact)],
        "lead_picture": shown,
        "reference": "Not said",
        "source_name": "Not said",
        **{name: f"word{27 + number}" for number, name in enumerate([*lines, *more])},
    }
