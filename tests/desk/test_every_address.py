"""No address of the desk shows or changes what another office has not published."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from dateline.desk.models import Office, StoryPage
from dateline.people.models import Role, User
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.canaries import SOUGHT, TOLD, Canaries, write_canaries
from tests.desk.conftest import SignIn
from tests.desk.walking import addresses

_ANY_TOLD = re.compile(rf"{TOLD}\w*".encode())
# One's own doings: who is signed in, since when, how they like the desk, and which page is open.
_OWN = {
    "sessions.session",
    "usersessions.usersession",
    "wagtailadmin.editingsession",
    "wagtailusers.userprofile",
}
_PUBLISHED = re.compile(r"/desk/published/\w+/en/mail/")


@pytest.fixture
def geneva_has(geneva: Office, geneva_reporter: Client, geneva_editor: Client) -> Canaries:
    """What the office Geneva has not published."""
    return write_canaries(
        geneva,
        reporter=User.objects.get(username="geneva-reporter"),
        editor=User.objects.get(username="geneva-editor"),
    )


def keys_of(has: Canaries) -> dict[str, list[Any]]:
    """Return what stands for each argument of an address: Geneva's, wherever it has one."""
    stories = [story.pk for story in has.stories]
    files = [has.image.file.name, has.rendition.file.name, has.document.file.name]
    draft = has.stories[0]
    label = found_or_made(Vocabulary.TOPIC, "en", "Wages")
    someone = draft.owner_id
    return {
        "accounts pk": [someone],
        "action": ["publish", "unpublish", "delete", "move", "add_to_collection", "add_tags"],
        "action_name": ["approve", "reject", "publish", "unpublish", "copy", "delete"],
        "app_label": ["desk", "wagtailcore"],
        "app_name": ["desk"],
        "collection_id": [has.image.collection_id],
        "collections pk": [has.image.collection_id],
        "comment": [has.said.pk],
        "content_type_app_name": ["desk"],
        "content_type_model_name": ["storypage"],
        "destination_id": [Office.objects.get(term__public_id=_manila()).pages.get().pk],
        "doc_id": [has.document.pk],
        "document_id": [has.document.pk],
        "documents pk": [has.document.pk],
        "files pk": [has.document.pk],
        "filter_spec": ["max-165x165", "original"],
        "form": ["page", "text", "html", "eml"],
        "groups pk": [
            Group.objects.get(team__office=has.place.office, team__role=Role.EDITOR.value).pk
        ],
        "image_id": [has.image.pk],
        "images pk": [has.image.pk],
        "labels pk": [label.pk],
        "language": ["en"],
        "link": [has.link.pk],
        "listings pk": [1],
        "model_name": ["storypage", "deskimage", "deskdocument", "page"],
        "name": [has.document.filename],
        "names": [f"?term={SOUGHT}"],
        "object_id": stories[:1],
        "offices pk": [has.place.office.pk],
        "page_id": [*stories, has.place.pk],
        "page_pk": [has.place.pk],
        "page_to_move_id": stories[:1],
        "pages pk": stories,
        "parent_page_id": [has.place.pk],
        "path": files,
        "pk": stories,
        "public_id": [story.public_id for story in has.stories],
        "restriction_id": [1],
        "revision_id": [has.stories[0].latest_revision_id],
        "revision_id_a": ["earliest", "live"],
        "revision_id_b": ["latest"],
        "session_id": [has.session.pk],
        "signing-in pk": [1],
        "snippets pk": [has.boilerplate.pk, has.card.pk],
        "task_id": [has.step.task_id],
        "task_state_id": [has.step.pk],
        "token": [f"picture-{has.image.pk}", f"file-{has.document.pk}"],
        "uidb64": ["MQ"],
        "uploaded_file_id": [has.upload.pk],
        "users pk": [someone],
        "workflow_pk": [has.step.workflow_state.workflow_id],
        "workflow_state_id": [has.step.workflow_state_id],
        "workflows pk": [has.step.workflow_state.workflow_id],
    }


def tried(client: Client, address: str, has: Canaries) -> Iterator[Any]:
    """Ask for an address, and send it what would change a story, in several ways."""
    chosen = {
        "id": [*(story.pk for story in has.stories), has.image.pk, has.document.pk],
        "office": has.place.office.term.public_id,
        "page": has.place.pk,
        "collection_id": has.image.collection_id,
        "next": "/desk/",
    }
    sent = {
        "q": SOUGHT,
        "title": "Taken over",
        "date": "2030-01-01",
        "body-count": "0",
        "contacts-count": "0",
        "collection": has.image.collection_id,
        "comment": "Taken over",
        "language": "fr",
        "reader_name": "Somebody",
        "lasts": "24",
        "next": "/desk/",
        "action-publish": "1",
        "action-submit": "1",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        **chosen,
    }
    yield client.get(address, {"q": SOUGHT, "language": "en"})
    yield client.get(address, chosen, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    yield client.post(address, sent)
    yield client.post(
        address, sent, HTTP_ACCEPT="application/json", HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )


def read(answer: Any) -> bytes:
    """Return all that is told by an answer: where it leads, its headers and its body."""
    body: bytes = b"".join(answer) if answer.streaming else answer.content
    answer.close()
    return repr(answer.headers).encode() + body


def everything() -> dict[str, list[Any]]:
    """Return every row of every table but those of one's own doings."""
    models = [one for one in apps.get_models() if one._meta.label_lower not in _OWN]
    return {
        model._meta.label_lower: sorted(map(repr, model._default_manager.values_list()))
        for model in models
    }


def _manila() -> str:
    return found_or_made(Vocabulary.OFFICE, "en", "Manila").public_id


def walk(client: Client, has: Canaries) -> set[tuple[str, str, str]]:
    """Return what should not have been answered: (method, address, what is wrong with it)."""
    client.raise_request_exception = False
    wrong = set()
    for address in addresses(keys_of(has)):
        for answer in tried(client, address, has):
            method = answer.request["REQUEST_METHOD"]
            told = {word.decode() for word in _ANY_TOLD.findall(read(answer))}
            # A way to sign in leads back to the address that was asked for.
            told = {word for word in told if word not in address}
            if answer.status_code == 200:
                OK.setdefault(address, set()).add(method)
            if told:
                wrong.add((method, address, f"tells {sorted(told)}"))
            if answer.status_code >= 500:
                wrong.add((method, address, str(answer.status_code)))
    return wrong


OK = {}
WHO = ("stranger", "reporter", "editor", "nowhere")


@pytest.mark.parametrize("who", WHO)
def test_nothing_of_another_office_is_shown_or_changed(
    who: str, manila: Office, geneva_has: Canaries, sign_in: SignIn
) -> None:
    client = {
        "stranger": lambda: Client(),
        "reporter": lambda: sign_in("outsider", Role.REPORTER, manila),
        "editor": lambda: sign_in("outsider", Role.EDITOR, manila),
        "nowhere": lambda: sign_in("outsider", Role.REPORTER),
    }[who]()
    before = everything()
    wrong = walk(client, geneva_has)
    print("\n".join(f"OK {k} {v}" for k, v in OK.items()))
    OK.clear()
    if who != "stranger":
        assert client.get("/desk/").status_code == 200
    assert not wrong, "\n".join(map(str, sorted(wrong)))
    after = everything()
    changed = {name for name, rows in before.items() if after[name] != rows}
    for name in changed:
        print(name, set(after[name]) ^ set(before[name]))
    assert not changed
