"""Promises: what must be fixed is said where it stands; nothing that was typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.models import WorkflowState

from dateline.desk.models import DeskImage, Office, StoryPage
from dateline.desk.offices import office_page
from dateline.desk.requirements.panel import StoryChecks
from dateline.lib import clock
from dateline.people.models import User
from tests.desk.filled_in import add_address, filled_in
from tests.desk.stories import desk_image, write_story

pytestmark = pytest.mark.django_db


def edit_address(page: StoryPage) -> str:
    return f"/desk/pages/{page.pk}/edit/"


def submit(client: Client, page: StoryPage, **fields: Any) -> Any:
    form = filled_in(client.get(edit_address(page)))
    return client.post(edit_address(page), {**form, **fields, "action-submit": "1"}, follow=True)


def newest(page: StoryPage) -> StoryPage:
    found: StoryPage = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return found


def test_a_sound_story_is_submitted(manila_reporter: Client, manila: Office) -> None:
    page = write_story(manila, title="Ten boats are back")
    answer = submit(manila_reporter, page, title="Nine boats are back")
    assert "was submitted for review" in answer.content.decode()
    assert newest(page).title == "Nine boats are back"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_what_must_be_fixed_stops_it_and_the_words_are_kept(
    manila_reporter: Client, manila: Office
) -> None:
    page = write_story(manila, title="Ten boats are back")
    answer = submit(manila_reporter, page, title="Test", standfirst="Kept all the same.")
    told = answer.content.decode()
    assert "was not submitted" in told
    assert "“Test” is no headline yet." in told
    assert f"{edit_address(page)}#panel" in told
    assert not WorkflowState.objects.exists()
    assert newest(page).standfirst == "Kept all the same."


def test_a_new_story_is_submitted_at_once_or_kept_as_a_draft(
    manila_reporter: Client, manila: Office
) -> None:
    address = add_address(office_page(manila, "en"))
    form = filled_in(manila_reporter.get(address))
    for title, is_submitted in (("Ten boats are back", True), ("xxx", False)):
        fields = {**form, "title": title, "action-submit": "1"}
        manila_reporter.post(address, fields)
        page = StoryPage.objects.get(title=title)
        assert page.workflow_states.exists() is is_submitted
        assert page.revisions.count() == 1


def test_a_story_sent_back_goes_on_with_the_same_review(
    manila_reporter: Client, manila: Office, manila_editor: Client
) -> None:
    page = write_story(manila, title="Ten boats are back")
    submit(manila_reporter, page)
    state = WorkflowState.objects.get()
    editor = User.objects.get(username="manila-editor")
    state.current_task_state.reject(user=editor)
    submit(manila_reporter, page, title="xxx")
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    submit(manila_reporter, page, title="Nine boats are back")
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.count() == 1


def test_the_form_lists_what_is_wrong_with_a_link_to_each_field(
    manila_reporter: Client, manila: Office
) -> None:
    contact = ("contact", {"name": "A", "role": "", "phone": "", "email": "nowhere"})
    page = write_story(
        manila,
        title="xxx",
        credit="",
        body=[("text", '<p><a href="javascript:x">a</a></p>')],
        event_starts_on=date(2030, 3, 2),
        event_ends_on=date(2030, 3, 1),
        source_name="The ministry",
        contacts=[contact, ("card", 999)],
    )
    form = manila_reporter.get(edit_address(page)).content.decode()
    assert "“xxx” is no headline yet." in form
    anchors = {part.split('"')[0] for part in form.split(f'href="{edit_address(page)}#')[1:]}
    # Headline, summary, text, date, end of the event, source and contacts.
    assert len(anchors) == 7
    for anchor in anchors:
        assert f'id="{anchor}"' in form


def test_a_story_in_order_shows_no_list(manila_reporter: Client, manila: Office) -> None:
    page = write_story(
        manila, title="Ten boats are back", standfirst="All came home.", date=clock.now().date()
    )
    assert "Must fix" not in manila_reporter.get(edit_address(page)).content.decode()


def test_opening_the_form_makes_pictures_ready(rf: RequestFactory) -> None:
    page = write_story(lead_picture=desk_image(), picture_alt="Boats")
    panel = StoryChecks().bind_to_model(StoryPage)
    panel.get_bound_panel(instance=page, request=rf.get("/"), form=None).is_shown()
    assert DeskImage.objects.get().cleared_digest
