"""Whatever comes in the fields of a story: none of it is an error of the server, or gets lost."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.desk.offices import office_page
from tests.desk.filled_in import add_address, filled_in
from tests.desk.stories import write_story

TYPED = "What the reporter typed"
HUGE = "9" * 24
DEEP = "[" * 100_000
Fields = dict[str, Any]


@pytest.fixture
def place(manila: Office) -> OfficePage:
    return office_page(manila, "en")


def block(kind: str = "text", value: str = "null", **fields: str) -> Fields:
    """Return the fields of a body of one block."""
    sent = {"type": kind, "value": value, "order": "0", "deleted": "", "id": ""} | fields
    return {"body-count": "1", **{f"body-0-{name}": text for name, text in sent.items()}}


def text(*blocks: Any, **entities: Any) -> str:
    """Return a rich text as the editor's script sends it, of blocks that have what they need."""
    plain = {"key": "a", "text": "a", "type": "unstyled", "depth": 0, "data": {}}
    ranges: Fields = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [plain | ranges | one for one in blocks], "entityMap": entities})


def broken_texts() -> Iterator[str]:
    yield from ("", "5", "{bad", DEEP, '{"blocks":5}', '{"blocks":[5]}')
    marked = {"offset": 0, "length": 1}
    yield text({"entityRanges": [marked | {"key": 0}]})
    yield text({"entityRanges": [marked]})
    yield text({"inlineStyleRanges": [{"offset": "x", "length": None, "style": "BOLD"}]})
    yield text({"text": 5})
    yield text({"text": "half \ud800 a sign"})
    yield text({"text": "the \0 end"})
    yield text({"entityRanges": [marked | {"key": 0}]}, **{"0": 5})


def broken_bodies() -> Iterator[Fields]:
    yield from (block(value=value) for value in broken_texts())
    yield block("notes", "{bad")
    yield block("zap", TYPED)
    for count in ("", "x", "-1", "99999999", "9" * 5000):
        yield block() | {"body-count": count}
    for name in ("type", "value", "order", "deleted"):
        sent = block()
        del sent[f"body-0-{name}"]
        yield sent
    yield block(order="x")
    yield block("boilerplate", "2\0")
    yield block("gallery") | {"body-0-value-count": HUGE}
    yield block("table") | {"body-0-value-caption": "", "body-0-value-column-count": "x"}


def broken() -> Iterator[Fields]:
    yield from broken_bodies()
    yield {"contacts-count": "x"}
    yield {"overwrite_revision_id": "x"}
    for name in ("topics", "collections", "kind", "lead_picture"):
        for key in (HUGE, f"-{HUGE}", "x", "2\0", "9" * 5000):
            yield {name: key}


def test_what_no_form_sends_is_refused_and_the_words_come_back(
    place: OfficePage, manila_reporter: Client
) -> None:
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address)) | {"title": TYPED}
    for sent in broken():
        answer = manila_reporter.post(address, fields | sent)
        told = {name: value[:60] for name, value in sent.items()}
        assert answer.status_code == 400, told
        page = answer.content.decode()
        assert "Not saved: the form sent something that the desk cannot read." in page
        assert f'name="title" value="{TYPED}"' in page, told
    del fields["body-count"]
    assert manila_reporter.post(address, fields).status_code == 400
    assert not StoryPage.objects.exists()


def test_it_is_refused_wherever_the_form_is_sent(manila: Office, manila_reporter: Client) -> None:
    story = write_story(manila)
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    fields = filled_in(manila_reporter.get(edit)) | block(value="{bad") | {"title": TYPED}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    for address in (edit, preview):
        assert manila_reporter.post(address, fields).status_code == 400
    by_script = manila_reporter.post(edit, fields, headers={"accept": "application/json"})
    assert by_script.status_code == 400
    assert by_script.json()["error_message"].startswith("Not saved:")
    submitted = manila_reporter.post(edit, fields | block(value="{}") | {"action-submit": "1"})
    assert submitted.status_code == 400
    story.refresh_from_db()
    assert story.draft_title != TYPED


def test_what_somebody_may_have_typed_wrong_stays_in_the_form(
    place: OfficePage, manila_reporter: Client
) -> None:
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address))
    video = {"address": "no address", "minutes": "x", "transcript": TYPED}
    sent = block("video") | {f"body-0-value-{name}": value for name, value in video.items()}
    for wrong in (sent | {"title": TYPED}, {"title": TYPED, "topics": "-1"}, {"date": "31/31"}):
        answer = manila_reporter.post(address, fields | wrong)
        assert answer.status_code == 200
        assert answer.context["form"].errors


def test_a_story_is_submitted_without_the_text_that_nobody_began(
    place: OfficePage, manila_reporter: Client
) -> None:
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address)) | {"title": TYPED, "standfirst": "Soon."}
    written = block(value=text({"text": "Rice."}))
    second = {name.replace("-0-", "-1-"): value for name, value in written.items()}
    both = block(value=text({"text": " "})) | second | {"body-count": "2", "body-1-order": "1"}
    for number, body in enumerate((block(), block(value=text({"text": ""})), both), start=1):
        answer = manila_reporter.post(address, fields | body | {"action-submit": "1"})
        assert answer.status_code == 302, answer.context["form"].errors
        assert WorkflowState.objects.count() == number
        story = StoryPage.objects.latest("pk").get_latest_revision_as_object()
        kept = [one.value.source for one in story.body]
        assert len(kept) == (body is both)
    assert "Rice." in kept[0]


def test_a_draft_keeps_its_empty_text_for_going_on(
    place: OfficePage, manila_reporter: Client
) -> None:
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address)) | {"title": TYPED} | block()
    assert manila_reporter.post(address, fields).status_code == 302
    story = StoryPage.objects.get().get_latest_revision_as_object()
    assert [one.block_type for one in story.body] == ["text"]
