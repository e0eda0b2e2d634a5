"""Nothing goes out through Wagtail: not by its buttons, nor by an address somebody knows."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision, TaskState

from dateline.desk.models import Office, StoryPage
from dateline.desk.offices import office_page
from dateline.people.models import User
from dateline.record.models import Edition
from tests.desk.filled_in import add_address, filled_in
from tests.desk.stories import write_story

MIGHTY = ["manila_editor", "managing_editor", "administrator"]


@pytest.fixture
def story(manila: Office, manila_reporter: Client) -> StoryPage:
    reporter = User.objects.get(username="manila-reporter")
    page = write_story("Manila", title="Rice", by=reporter)
    page.get_workflow().start(page, reporter)
    found: StoryPage = StoryPage.objects.get()
    return found


def edit(story: StoryPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def nothing_is_out() -> bool:
    return not (
        Edition.objects.exists()
        or StoryPage.objects.filter(live=True).exists()
        or StoryPage.objects.filter(go_live_at__isnull=False).exists()
        or StoryPage.objects.filter(expire_at__isnull=False).exists()
        or Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    )


@pytest.mark.parametrize("role", MIGHTY)
def test_saving_with_wagtails_word_for_publishing_saves_a_draft(
    story: StoryPage, role: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(role)
    fields = filled_in(client.get(edit(story)))
    later = {"go_live_at": "2030-01-01 10:00", "expire_at": "2031-01-01 10:00"}
    client.post(edit(story), fields | later | {"title": "Changed", "action-publish": "1"})
    assert StoryPage.objects.get().draft_title == "Changed"
    assert nothing_is_out()


@pytest.mark.parametrize("role", MIGHTY)
def test_a_new_story_is_a_draft_whatever_the_form_says(
    manila: Office, role: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(role)
    place = office_page(manila, "en")
    fields = filled_in(client.get(add_address(place))) | {"title": "Rice", "action-publish": "1"}
    client.post(add_address(place), fields | {"go_live_at": "2030-01-01 10:00"})
    assert StoryPage.objects.get().title == "Rice"
    assert nothing_is_out()


@pytest.mark.parametrize("role", MIGHTY)
def test_approving_lets_nothing_out(
    story: StoryPage, role: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(role)
    step = TaskState.objects.get()
    action = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", step.pk])
    client.post(action)
    assert TaskState.objects.get().status == TaskState.STATUS_APPROVED
    assert nothing_is_out()


SHUT = (
    "pages/{0}/unpublish/",
    "pages/{0}/copy/",
    "pages/{0}/move/{1}/confirm/",
    "pages/{0}/convert_alias/",
    "pages/{0}/revisions/{2}/unschedule/",
    "bulk/wagtailcore/page/publish/?id={0}",
    "bulk/wagtailcore/page/unpublish/?id={0}",
    "bulk/wagtailcore/page/delete/?id={0}",
    "api/main/pages/{0}/action/publish/",
    "api/main/pages/{0}/action/copy/",
)


def test_doors_of_wagtails_are_shut_to_everybody(story: StoryPage, administrator: Client) -> None:
    parent, revision = story.get_parent().pk, story.latest_revision_id
    before = list(StoryPage.objects.values())
    words = {"next": "", "new_title": "Copy", "new_slug": "copy", "new_parent_page": parent}
    for address in SHUT:
        path = "/desk/" + address.format(story.pk, parent, revision)
        assert administrator.post(path, words | {"publish_copies": "on"}).status_code == 404
        assert administrator.get(path).headers["Location"] == reverse("stories")
    assert list(StoryPage.objects.values()) == before
    assert nothing_is_out()


def test_a_released_story_cannot_be_deleted(story: StoryPage, administrator: Client) -> None:
    StoryPage.objects.update(live=True)
    address = reverse("wagtailadmin_pages:delete", args=[story.pk])
    administrator.post(address)
    assert StoryPage.objects.exists()


def test_its_writer_cannot_delete_a_released_story(
    story: StoryPage, manila_reporter: Client
) -> None:
    assert story.owner == User.objects.get(username="manila-reporter")
    StoryPage.objects.update(live=True)
    manila_reporter.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert StoryPage.objects.exists()


def test_no_view_of_wagtails_serves_a_story_to_readers(story: StoryPage, client: Client) -> None:
    for path in (story.url_path, f"/{story.slug}/", f"/en/{story.get_parent().slug}/{story.slug}/"):
        answer: Any = client.get(path)
        assert answer.status_code == 404
