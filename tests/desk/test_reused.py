"""What is kept for reuse stays while a story uses it, and a story outlives what it used."""

import pytest
from django.test import Client
from django.urls import reverse

from dateline.desk.models import Boilerplate, ContactCard, StoryPage
from tests.desk.filled_in import filled_in
from tests.desk.stories import rewrite, write_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> Boilerplate:
    return Boilerplate.objects.create(title="Who <we> are", text="<p>We are.</p>")


@pytest.fixture
def card() -> ContactCard:
    return ContactCard.objects.create(name="Press desk", email="press@example.org")


def deletion_of(kept: Boilerplate | ContactCard) -> str:
    """Return where it is deleted."""
    return reverse(f"wagtailsnippets_desk_{kept._meta.model_name}:delete", args=[kept.pk])


def refusal(client: Client, kept: Boilerplate | ContactCard) -> str:
    """Try to delete it, and return the page on which one finds oneself."""
    page = client.post(deletion_of(kept), follow=True).content.decode()
    assert type(kept)._default_manager.filter(pk=kept.pk).exists()
    return page


def test_what_no_story_uses_can_be_deleted(
    manila_editor: Client, text: Boilerplate, card: ContactCard
) -> None:
    write_story(body=[("boilerplate", text.pk + 1)], contacts=[("card", card.pk + 1)])
    for kept in (text, card):
        assert "Yes, delete" in manila_editor.get(deletion_of(kept)).content.decode()
        manila_editor.post(deletion_of(kept))
    assert not Boilerplate.objects.exists()
    assert not ContactCard.objects.exists()


def test_what_a_draft_uses_stays_and_the_story_is_named(
    manila_editor: Client, text: Boilerplate, card: ContactCard
) -> None:
    page = write_story(
        title="Ferries <return>", body=[("boilerplate", text.pk)], contacts=[("card", card.pk)]
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for kept in (text, card):
        told = refusal(manila_editor, kept)
        assert "cannot be deleted while stories use it" in told
        assert f'<a href="{edit}">Ferries &lt;return&gt;</a>' in told
    assert "“Who &lt;we&gt; are (English)”" in refusal(manila_editor, text)
    asked = manila_editor.get(deletion_of(text), follow=True)
    assert "Yes, delete" not in asked.content.decode()


def test_of_stories_that_one_does_not_see_the_number_alone_is_told(
    manila_editor: Client, text: Boilerplate
) -> None:
    for title in ("Secret one", "Secret two"):
        write_story("Geneva", title=title, body=[("boilerplate", text.pk)])
    for number in range(7):
        write_story(title=f"Ours {number}", body=[("boilerplate", text.pk)])
    told = refusal(manila_editor, text)
    assert "2 stories of other offices" in told
    assert "2 more stories" in told
    assert "Ours 6" in told
    assert "Secret" not in told


def released(page: StoryPage) -> StoryPage:
    """Let the desk know the newest words of a story as those that left it."""
    page.get_latest_revision().publish(skip_permission_checks=True)
    return StoryPage.objects.get(pk=page.pk)


def test_the_newest_words_of_a_released_story_decide(
    manila_editor: Client, text: Boilerplate
) -> None:
    page = released(write_story(body=[("boilerplate", text.pk)]))
    assert "cannot be deleted" in refusal(manila_editor, text)
    rewrite(page, body=[("heading", "boilerplate")])
    manila_editor.post(deletion_of(text))
    assert not Boilerplate.objects.exists()


def test_what_came_into_a_released_story_and_is_not_out_stays(
    manila_editor: Client, text: Boilerplate
) -> None:
    page = released(write_story())
    rewrite(page, body=[("boilerplate", text.pk)])
    assert "cannot be deleted" in refusal(manila_editor, text)


def test_several_at_once_stay_where_one_of_them_is_used(
    manila_editor: Client, text: Boilerplate
) -> None:
    write_story(body=[("boilerplate", text.pk)])
    other = Boilerplate.objects.create(title="Other", text="<p>Other.</p>")
    address = reverse("wagtail_bulk_action", args=["desk", "boilerplate", "delete"])
    told = manila_editor.post(f"{address}?id={text.pk}&id={other.pk}", follow=True)
    assert "“Who &lt;we&gt; are (English)” cannot be deleted" in told.content.decode()
    assert Boilerplate.objects.count() == 2


def test_a_story_opens_and_is_saved_after_what_it_used_is_gone(
    manila_editor: Client, text: Boilerplate, card: ContactCard
) -> None:
    page = write_story(body=[("heading", "Up")])
    rewrite(page, body=[("boilerplate", text.pk)], contacts=[("card", card.pk)])
    earlier = page.latest_revision_id
    text.delete()
    card.delete()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = manila_editor.get(edit)
    assert form.status_code == 200
    panel = manila_editor.get(reverse("story_publish", args=[page.pk])).content.decode()
    assert "A boilerplate is no longer there: choose another, or take it out." in panel
    manila_editor.post(edit, filled_in(form) | {"title": "Later"})
    page.refresh_from_db()
    assert page.draft_title == "Later"
    for name in ("story_publish", "story_preview", "story_mail"):
        assert manila_editor.get(reverse(name, args=[page.pk])).status_code == 200
    compare = "wagtailadmin_pages:revisions_compare"
    address = reverse(compare, args=[page.pk, "earliest", earlier])
    assert manila_editor.get(address).status_code == 200
