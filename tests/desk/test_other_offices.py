"""An office's drafts are its own: no address of the desk shows or changes them to others."""

import gc
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Revision

from dateline.desk.models import Office, StoryPage
from dateline.desk.offices import office_page
from dateline.people.models import Role, User
from dateline.record.models import Act, Edition
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.canaries import DOCUMENT, PICTURE, SOUGHT, TOLD, Canaries, write_canaries
from tests.desk.conftest import SignIn
from tests.desk.filled_in import filled_in
from tests.desk.stories import write_story
from tests.desk.walking import addresses
from tests.newsroom import nothing_kept

Keys = dict[str, list[Any]]
_ANY_TOLD = re.compile(rf"{TOLD}[a-z]+".encode())
# One's own doings: who is signed in, since when, how they like the desk, and which page is open.
_OWN = {
    "desk_cache",
    "django_session",
    "usersessions_usersession",
    "wagtailadmin_editingsession",
    "wagtailusers_userprofile",
}
# What an editor keeps here is kept for every office.
_FOR_ALL = re.compile(r"/desk/snippets/desk/\w+/(?:delete|edit)/")
# Only these may answer with a page where the address names something of another office.
_PUBLIC = re.compile(
    r"/desk/published/|/desk/snippets/|/desk/labels/|/desk/choose-page/(?!\d)|/desk/editing-sessions/release/"
)
_NAMES_ITS = re.compile(r"/\d+/|-\d+\Z|/files/")
_FORM = re.compile(r"/pages/.*(?:add|edit)/")
_PANEL = re.compile(r"/desk/stories/\d+/publish/")


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """Let go here of what Wagtail left open, and not in whatever test comes next."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def geneva_has(geneva: Office, geneva_reporter: Client, geneva_editor: Client) -> Canaries:
    """What the office Geneva has not published."""
    return write_canaries(
        geneva,
        reporter=User.objects.get(username="geneva-reporter"),
        editor=User.objects.get(username="geneva-editor"),
    )


@pytest.fixture
def keys(manila: Office, geneva_has: Canaries) -> Keys:
    """What stands for each argument of an address: Geneva's, wherever it has one."""
    has, draft = geneva_has, geneva_has.stories[0]
    stories = [story.pk for story in has.stories]
    label = found_or_made(Vocabulary.TOPIC, "en", "Wages")
    team = Group.objects.get(team__office=has.place.office, team__role=Role.EDITOR.value)
    workflow = has.step.workflow_state.workflow_id
    return {
        "accounts pk": [draft.owner_id],
        "action": ["publish", "delete", "add_to_collection"],
        "action_name": ["approve", "reject"],
        "app_label": ["desk", "wagtailcore"],
        "app_name": ["desk"],
        "bulk app_label": ["desk"],
        "bulk model_name": ["storypage", "deskimage", "deskdocument"],
        "collection_id": [has.image.collection_id],
        "collections pk": [has.image.collection_id],
        "comment": [has.said.pk],
        "content_type_app_name": ["desk"],
        "content_type_model_name": ["storypage"],
        "destination_id": [office_page(manila, "en").pk],
        "doc_id": [DOCUMENT],
        "document_id": [DOCUMENT],
        "documents pk": [DOCUMENT],
        "files pk": [DOCUMENT],
        "filter_spec": ["max-165x165", "original"],
        "form": ["page", "text", "html", "eml"],
        "groups pk": [team.pk],
        "image_id": [PICTURE],
        "images pk": [PICTURE],
        "labels pk": [label.pk],
        "language": ["en"],
        "link": [has.link.pk],
        "listings pk": [1],
        "model": ["deskimage", "deskdocument"],
        "model_name": ["storypage", "page"],
        "name": [has.document.filename],
        "names": [f"?term={SOUGHT}"],
        "object_id": [draft.pk],
        "offices pk": [has.place.office.pk],
        "page_id": [draft.pk, has.place.pk],
        "page_pk": [has.place.pk],
        "page_to_move_id": [draft.pk],
        "pages pk": [draft.pk],
        "parent_page_id": [has.place.pk],
        "path": [has.image.file.name, has.rendition.file.name, has.document.file.name],
        "pk": stories,
        "public_id": [story.public_id for story in has.stories],
        "restriction_id": [1],
        "revision_id": [draft.latest_revision_id],
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "session_id": [has.session.pk],
        "snippets pk": [has.boilerplate.pk, has.card.pk],
        "task_id": [has.step.task_id],
        "task_state_id": [has.step.pk],
        "token": [f"picture-{PICTURE}", f"file-{DOCUMENT}"],
        "uploaded_file_id": [has.upload.pk],
        "users pk": [draft.owner_id],
        "workflow_pk": [workflow],
        "workflow_state_id": [has.step.workflow_state_id],
        "workflows pk": [workflow],
    }


def chosen(has: Canaries) -> dict[str, Any]:
    """Return what asks a list or a form for Geneva's."""
    return {
        "id": [*(story.pk for story in has.stories), PICTURE, DOCUMENT],
        "office": has.place.office.term.public_id,
        "page": has.place.pk,
        "collection_id": has.image.collection_id,
        "next": "/desk/",
    }


def asked(client: Client, address: str, has: Canaries) -> Iterator[Any]:
    """Ask for an address, by a word to search for and by the keys of what one wants."""
    yield client.get(address, {"q": SOUGHT, "language": "en"})
    if not _NAMES_ITS.search(address):
        yield client.get(address, chosen(has), HTTP_X_REQUESTED_WITH="XMLHttpRequest")


def sent(client: Client, address: str, has: Canaries) -> Iterator[Any]:
    """Send to an address what would change a story, or let it out."""
    fields = {
        "q": SOUGHT,
        "title": "Taken over",
        "date": "2030-01-01",
        "body-count": "0",
        "contacts-count": "0",
        "collection": has.image.collection_id,
        "comment": "Taken over",
        "language": "fr",
        "external-link-chooser-url": "https://example.org/",
        "reader_name": "Somebody",
        "lasts": "24",
        "go_live_at": "2030-01-01 10:00",
        "action-publish": "1",
        "action-submit": "1",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        **chosen(has),
    }
    if not _FOR_ALL.match(address):
        yield client.post(address, fields)
    if _FORM.search(address):
        yield client.post(address, fields, HTTP_ACCEPT="application/json")


def told_by(answer: Any, address: str) -> set[str]:
    """Return the telling words of an answer, in its body or where it leads."""
    body: bytes = b"".join(answer) if answer.streaming else answer.content
    answer.close()
    words = {word.decode() for word in _ANY_TOLD.findall(repr(answer.headers).encode() + body)}
    # A way to sign in leads back to the address that was asked for.
    return {word for word in words if word not in address}


def everything() -> dict[str, list[str]]:
    """Return every row of every table but those of one's own doings."""
    with connection.cursor() as cursor:
        rows = {}
        for table in set(connection.introspection.table_names(cursor)) - _OWN:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def wrong_with(answer: Any, address: str) -> str:
    """Return what should not have been answered, "" where all is well."""
    told = told_by(answer, address)
    if told:
        return f"tells {sorted(told)}"
    is_its = _NAMES_ITS.search(address) and not _PUBLIC.match(address)
    status: int = answer.status_code
    return str(status) if status >= 500 or (is_its and status == 200) else ""


STRANGERS: dict[str, Callable[[SignIn, Office], Client]] = {
    "without an account": lambda _sign_in, _manila: Client(),
    "reporter": lambda sign_in, manila: sign_in("stranger", Role.REPORTER, manila),
    "editor": lambda sign_in, manila: sign_in("stranger", Role.EDITOR, manila),
    "without an office": lambda sign_in, _manila: sign_in("stranger", Role.REPORTER),
}


@pytest.mark.thorough
@pytest.mark.parametrize("who", STRANGERS)
def test_nothing_of_another_office_is_shown_or_changed(
    who: str, manila: Office, geneva_has: Canaries, keys: Keys, sign_in: SignIn
) -> None:
    client = STRANGERS[who](sign_in, manila)
    client.raise_request_exception = False
    before = everything()
    wrong = {
        (answer.request["REQUEST_METHOD"], address, words)
        for address in addresses(keys)
        for answer in (
            *asked(client, address, geneva_has),
            *sent(client, address, geneva_has),
        )
        if (words := wrong_with(answer, address))
    }
    assert not wrong, "\n".join(map(str, sorted(wrong)))
    after = everything()
    assert {name for name, rows in before.items() if after[name] != rows} == set()
    # Nobody was signed out on the way.
    assert client.get("/desk/").status_code == (302 if who == "without an account" else 200)


def test_the_office_itself_is_told_all_of_it(
    geneva_editor: Client, geneva_has: Canaries, keys: Keys
) -> None:
    draft = geneva_has.stories[0].pk
    told: set[str] = set()
    for address, *must in (
        (f"/desk/pages/{draft}/edit/", "title", "comment", "text", "picturetitle", "said"),
        (f"/desk/pages/{draft}/history/", "title"),
        (f"/desk/pages/{draft}/view_draft/", "standfirst", "transcript"),
        (f"/desk/stories/{draft}/preview/", "title", "guest"),
        (f"/desk/stories/{draft}/preview/page/", "standfirst", "transcript", "person"),
        (f"/desk/stories/{draft}/preview/file-{DOCUMENT}", "inside"),
        (f"/desk/stories/{draft}/mail/html/", "kicker"),
        (f"/desk/stories/{draft}/publish/", "title"),
        (f"/desk/pages/{draft}/revisions/compare/earliest...latest/", "title"),
        (f"/desk/images/{PICTURE}/", "picturetitle", "picturecredit", "picturedescription"),
        (f"/desk/images/{PICTURE}/", "pictureholder", "picturesource", "pictureconsent"),
        (f"/desk/documents/edit/{DOCUMENT}/", "documenttitle"),
        (f"/desk/files/documents/{DOCUMENT}/{geneva_has.document.filename}", "inside"),
        (f"/desk/files/{geneva_has.document.file.name}", "inside"),
        (f"/desk/files/{geneva_has.image.file.name}",),
        (f"/desk/files/{geneva_has.rendition.file.name}",),
        (f"/desk/images/chooser/results/?q={SOUGHT}", "picturetitle"),
        (f"/desk/images/chooser/chosen/{PICTURE}/", "picturetitle"),
        (f"/desk/documents/chooser/results/?q={SOUGHT}", "documenttitle"),
        (f"/desk/choose-page/search/?q={SOUGHT}", "title"),
        (f"/desk/choose-page/{geneva_has.place.pk}/", "title"),
        (f"/desk/bulk/desk/deskimage/add_to_collection/?id={PICTURE}&next=/", "picturetitle"),
        (f"/desk/stories/?q={SOUGHT}", "title"),
        ("/desk/coming-up/", "title"),
        ("/desk/", "title"),
    ):
        answer = geneva_editor.get(address)
        assert answer.status_code == 200, address
        found = told_by(answer, address)
        assert {TOLD + word for word in must} <= found, (address, found)
        told |= found
    step = geneva_has.step
    modal = f"/desk/pages/workflow/collect_action_data/{draft}/reject/{step.pk}/"
    assert geneva_editor.get(modal).status_code == 200
    action = reverse("wagtailadmin_pages:workflow_action", args=[draft, "approve", step.pk])
    assert geneva_editor.post(action, {"next": "/desk/"}).status_code == 302
    step.refresh_from_db()
    assert step.status == "approved"


def picked(**blocks: Any) -> dict[str, Any]:
    """Return a form's fields for a body of these blocks: (type, part, key) by its place."""
    fields: dict[str, Any] = {"body-count": str(len(blocks))}
    for number, (kind, values) in enumerate(blocks.items()):
        start = f"body-{number}"
        fields |= {f"{start}-type": kind, f"{start}-order": str(number), f"{start}-deleted": ""}
        fields |= {f"{start}-id": ""} | {f"{start}-value-{key}": to for key, to in values.items()}
    return fields


FORGED = (
    {"lead_picture": f" {PICTURE}"},
    picked(picture={"image": PICTURE, "alt": "A bird"}),
    # The mistake in it would bring the form back with the names of what was chosen.
    picked(picture={"image": PICTURE, "alt": "A bird" * 300}),
    picked(file={"document": DOCUMENT, "title": ""}),
)


@pytest.mark.parametrize("forged", FORGED)
def test_nobody_puts_a_picture_or_file_of_another_office_into_a_story(
    forged: dict[str, Any], manila: Office, manila_reporter: Client, geneva_has: Canaries
) -> None:
    story = write_story(manila)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    fields = filled_in(manila_reporter.get(edit)) | {"title": "Birds"} | forged
    for address in (edit, reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])):
        answer = manila_reporter.post(address, fields)
        assert (answer.status_code, told_by(answer, address)) == (302, set())
    assert StoryPage.objects.get(pk=story.pk).draft_title != "Birds"
    for token in (f"picture-{PICTURE}", f"file-{DOCUMENT}"):
        assert manila_reporter.get(reverse("story_file", args=[story.pk, token])).status_code == 404


def test_a_picture_of_another_office_stays_where_a_managing_editor_has_put_it(
    manila: Office, manila_reporter: Client, geneva_has: Canaries
) -> None:
    story = write_story(manila, lead_picture=geneva_has.image)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    manila_reporter.post(edit, filled_in(manila_reporter.get(edit)) | {"title": "Birds"})
    kept = StoryPage.objects.get(pk=story.pk)
    assert (kept.draft_title, kept.lead_picture_id) == ("Birds", PICTURE)


def out_of_house() -> list[Any]:
    """Return all by which anything could be public, now or later."""
    times = ("live", "go_live_at", "expire_at", "first_published_at", "alias_of")
    private = dict.fromkeys(times) | {"live": False}
    return [
        list(Page.objects.exclude(**private).order_by("pk").values_list("pk", *times)),
        Revision.objects.exclude(approved_go_live_at=None).count(),
        PageViewRestriction.objects.count(),
        Edition.objects.count(),
        Act.objects.count(),
    ]


@pytest.mark.thorough
def test_no_address_but_the_publish_panel_lets_even_an_administrator_publish(
    administrator: Client, geneva_has: Canaries, keys: Keys
) -> None:
    administrator.raise_request_exception = False
    before = out_of_house()
    wrong = set()
    for address in addresses(keys | {"action": ["publish", "unpublish", "move", "delete"]}):
        if _PANEL.match(address):
            continue
        with nothing_kept():
            for answer in sent(administrator, address, geneva_has):
                answer.close()
            if out_of_house() != before:
                wrong.add(address)
    assert not wrong


def test_nothing_is_tagged_as_tags_are_suggested_to_every_office(manila_reporter: Client) -> None:
    for name in ("wagtailimages:add", "wagtaildocs:add"):
        answer = manila_reporter.get(reverse(name))
        assert "title" in answer.context["form"].fields
        assert "tags" not in answer.context["form"].fields
    assert manila_reporter.get("/desk/tag-autocomplete/?term=a").json() == []
