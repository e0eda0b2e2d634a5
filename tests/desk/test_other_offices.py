"""An office's drafts are its own: whoever works elsewhere neither sees nor touches them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Comment, Page, Revision, TaskState

from dateline.desk.models import DeskDocument, DeskImage, DeskRendition, Office, StoryPage
from dateline.desk.offices import office_page
from dateline.people.models import User
from tests.photographs import photo

CANARY = "zebrafinch"
# Enough to find it by; pages say again what was searched for.
BEGINNING = "zebrafin"
REFUSED = {302, 400, 403, 404, 405}
# Signing in and out is nobody's story.
_APART = {"account_logout", "wagtailadmin_logout", "desk_file"}


@dataclass(frozen=True)
class Foreign:
    """What the reporter of Manila has at hand, each with the word in it that must not get out."""

    story: StoryPage
    revision: Revision
    step: TaskState
    image: DeskImage
    document: DeskDocument
    comment: Comment


@pytest.fixture
def foreign(manila: Office, geneva: Office, manila_reporter: Client) -> Foreign:
    reporter = User.objects.get(username="manila-reporter")
    image = DeskImage.objects.create(
        title=f"Picture of a {CANARY}",
        file=ContentFile(photo(), f"{CANARY}.jpg"),
        collection=manila.collection,
    )
    document = DeskDocument.objects.create(
        title=f"File about a {CANARY}",
        file=ContentFile(b"%PDF-1.4 " + CANARY.encode(), f"{CANARY}.pdf"),
        collection=manila.collection,
    )
    place = office_page(manila, "en")
    story = place.add_child(
        instance=StoryPage(
            title=f"The {CANARY} is rescued",
            slug=f"{CANARY}-slug",
            standfirst=f"A {CANARY} in the summary.",
            body=[("text", f"<p>A {CANARY} in the text.</p>")],
            lead_picture=image,
            live=False,
            owner=reporter,
            locale=place.locale,
        )
    )
    revision = story.save_revision(user=reporter)
    comment = Comment.objects.create(
        page=story, user=reporter, text=f"Is it a {CANARY}?", contentpath="title"
    )
    story.get_workflow().start(story, reporter)
    return Foreign(
        StoryPage.objects.get(pk=story.pk),
        revision,
        TaskState.objects.get(),
        image,
        document,
        comment,
    )


def addresses(foreign: Foreign) -> Iterator[tuple[str, bool]]:
    """Yield every address of the desk, made with the keys of the foreign story.

    With each, whether it is about that story.
    """
    resolvers = (one for one in get_resolver().url_patterns if isinstance(one, URLResolver))
    desk = next(one for one in resolvers if str(one.pattern) == "desk/")
    for name, pattern in _named(desk, ""):
        wanted = [*pattern.pattern.converters, *_groups(pattern)]
        values = _values(foreign, name)
        if wanted and all(word in values for word in wanted):
            try:
                address = reverse(name, kwargs={word: values[word] for word in wanted})
            except NoReverseMatch:
                # One name can stand for several addresses, of which others take these words.
                continue
            yield address, str(foreign.story.pk) in address.strip("/").split("/")
        elif not wanted:
            yield reverse(name), False


def _named(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _named(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif (
            one.name
            and one.name not in _APART
            and _is_named(one)
            and not one.name.startswith(("mfa_", "account_"))
        ):
            yield f"{space}{one.name}", one


def _is_named(pattern: URLPattern) -> bool:
    """Whether each part of the address that varies has a name."""
    regex = getattr(pattern.pattern, "regex", None)
    return regex is None or regex.groups == len(regex.groupindex)


def _groups(pattern: URLPattern) -> list[str]:
    regex = getattr(pattern.pattern, "regex", None)
    known = pattern.pattern.converters
    return [word for word in regex.groupindex if word not in known] if regex else []


def _values(foreign: Foreign, name: str) -> dict[str, Any]:
    story = foreign.story
    key: Any = story.pk
    if "image" in name:
        key = foreign.image.pk
    elif "docs" in name:
        key = foreign.document.pk
    return {
        "pk": key,
        "page_id": story.pk,
        "parent_page_id": story.get_parent().pk,
        "page_to_move_id": story.pk,
        "page_pk": story.pk,
        "destination_id": Page.objects.get(title="Geneva", depth=3).pk,
        "object_id": story.pk,
        "revision_id": foreign.revision.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": foreign.step.pk,
        "task_id": foreign.step.task_id,
        "workflow_state_id": foreign.step.workflow_state_id,
        "session_id": 1,
        "image_id": foreign.image.pk,
        "document_id": foreign.document.pk,
        "doc_id": foreign.document.pk,
        "filter_spec": "max-165x165",
        "content_type_app_name": "desk",
        "content_type_model_name": "storypage",
        "app_label": "desk",
        "model_name": "storypage",
        "action_name": "approve",
        "action": "publish",
        "token": f"picture-{foreign.image.pk}",
        "form": "text" if "draft" in name else "txt",
        "public_id": story.public_id,
        "language": "en",
        "link": 1,
        "comment": 1,
    }


def sent(client: Client, address: str, *, is_its_own: bool) -> Iterator[Any]:
    """Ask for an address in every way in which something could be had of it."""
    words = {
        "title": "Taken over",
        "action-publish": "1",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "body-count": "0",
        "contacts-count": "0",
        "date": "2026-08-03",
        "q": BEGINNING,
    }
    yield client.get(address, {"q": BEGINNING})
    yield client.post(address, words)
    if is_its_own:
        yield client.get(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        yield client.post(address, words, HTTP_ACCEPT="application/json")


def everything_of(foreign: Foreign) -> list[Any]:
    """Return what the story and all that belongs to it is now."""
    story = StoryPage.objects.filter(pk=foreign.story.pk)
    return [
        list(story.values()),
        list(Revision.objects.order_by("pk").values("pk", "content")),
        list(TaskState.objects.values("status", "finished_by")),
        list(Comment.objects.values("text", "resolved_at")),
        list(DeskImage.objects.values()),
        list(DeskDocument.objects.values()),
    ]


@pytest.mark.parametrize("role", ["geneva_reporter", "geneva_editor"])
def test_no_address_of_the_desk_shows_or_changes_a_story_of_another_office(
    foreign: Foreign, role: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(role)
    client.raise_request_exception = False
    before = everything_of(foreign)
    asked = list(addresses(foreign))
    leaks = set()
    assert len([address for address, is_its in asked if is_its]) > 40
    for address, is_its_own in asked:
        # Elsewhere, Wagtail may stumble over a form that lacks its fields.
        allowed = REFUSED if is_its_own else {200, 500, *REFUSED}
        for answer in sent(client, address, is_its_own=is_its_own):
            body = b"".join(answer) if answer.streaming else answer.content
            answer.close()
            if CANARY.encode() in body.lower() or answer.status_code not in allowed:
                leaks.add((answer.request["REQUEST_METHOD"], address, answer.status_code))
    assert not leaks
    assert everything_of(foreign) == before


@pytest.mark.parametrize("role", ["geneva_reporter", "geneva_editor"])
def test_files_of_another_office_are_not_served(
    foreign: Foreign, role: str, manila_reporter: Client, request: pytest.FixtureRequest
) -> None:
    rendition = DeskRendition.objects.create(
        image=foreign.image,
        filter_spec="max-165x165",
        focal_point_key="",
        width=165,
        height=110,
        file=ContentFile(photo(), f"{CANARY}.max-165x165.jpg"),
    )
    stranger: Client = request.getfixturevalue(role)
    for file in (foreign.image.file, rendition.file, foreign.document.file):
        answer = manila_reporter.get(f"/desk/files/{file.name}")
        assert answer.status_code == 200
        answer.close()
        assert stranger.get(f"/desk/files/{file.name}").status_code == 404
    assert stranger.get(foreign.document.url).status_code == 404
    answer = manila_reporter.get(foreign.document.url)
    assert answer.status_code == 200
    answer.close()


def test_nothing_is_tagged_as_tags_are_suggested_to_every_office(manila_reporter: Client) -> None:
    for name in ("wagtailimages:add", "wagtaildocs:add"):
        answer = manila_reporter.get(reverse(name))
        assert "title" in answer.context["form"].fields
        assert "tags" not in answer.context["form"].fields
    assert manila_reporter.get("/desk/tag-autocomplete/?term=a").json() == []
