"""Promises: of wagtail-localize, the desk has a memory and a stand-in for a translator."""

import pytest
from django.test import Client, override_settings
from wagtail import hooks
from wagtail.models import Locale

from dateline.desk.models import Office, StoryPage
from dateline.desk.requirements import Stage, problems_of
from dateline.desk.thawing import translate_into
from dateline.desk.translating.side_by_side.filling import fill
from dateline.desk.translating.side_by_side.stretches import State
from dateline.people.models import User
from tests.desk.stories import write_story
from tests.desk.translating.both_sides import (
    both,
    every_block,
    form_of,
    fresh,
    says,
    typed,
)
from tests.desk.translating.both_sides import (
    english as english,
)
from tests.desk.translating.both_sides import (
    french as french,
)
from tests.desk.translating.both_sides import (
    somebody as somebody,
)

pytestmark = pytest.mark.django_db

PLACEHOLDER = {"CLASS": "dateline.desk.translating.side_by_side.placeholder.Placeholder"}


def test_a_machine_is_offered_by_nobody_unless_it_was_switched_on(
    manila_editor: Client, french: StoryPage, somebody: User
) -> None:
    assert "action-fill" not in manila_editor.get(form_of(french)).content.decode()
    manila_editor.post(form_of(french), typed(manila_editor, french) | {"action-fill": "1"})
    assert fresh(french).get_latest_revision_as_object().title == "Boats are back"


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=PLACEHOLDER)
def test_switched_on_it_fills_what_nobody_has_said(
    manila_editor: Client, french: StoryPage
) -> None:
    says(french, title="Retour")
    assert "action-fill" in manila_editor.get(form_of(french)).content.decode()
    manila_editor.post(form_of(french), typed(manila_editor, french) | {"action-fill": "1"})
    newest = fresh(french).get_latest_revision_as_object()
    mark = "[NOT TRANSLATED fr]"
    assert (newest.title, newest.standfirst) == ("Retour", f"{mark} All ten came home.")
    assert newest.body[0].value.source == f"<p>{mark} Ten boats came home.</p>"


@override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=PLACEHOLDER)
def test_what_the_stand_in_says_is_marked_and_is_never_published(
    manila: Office, somebody: User
) -> None:
    french = translate_into(write_story(manila, **every_block()), "fr", by=somebody)
    fill(fresh(french), by=somebody)
    # Names stay.
    assert both(french).of(State.COPY) == []
    newest = fresh(french).get_latest_revision_as_object()
    (table,) = (block.value for block in newest.body if block.block_type == "table")
    mark = "[NOT TRANSLATED fr]"
    assert table.caption == f"{mark} word9"
    assert [column["heading"] for column in table.columns] == [f"{mark} word7"]
    assert [cell.value for row in table.rows for cell in row] == [f"{mark} word8"]
    assert newest.title == "[NOT TRANSLATED fr] word27"
    assert "[NOT TRANSLATED fr] word10 <b>bold</b>" in newest.body[0].value.source
    marked = [one for one in both(french).stretches if one.said and "NOT TR" in one.said.text]
    assert len(marked) > 20
    problems = problems_of(newest, at=Stage.SAVE)
    found = {one.field for one in problems if "marked as not translated" in one.sentence}
    assert found == {
        "title",
        "standfirst",
        "kicker",
        "strapline",
        "picture_caption",
        "body",
        "contacts",
    }
    assert all(one.is_blocking for one in problems if one.field == "kicker")


ITS_ADDRESSES = (
    "reports/translations/",
    "reports/translations/results/",
    "jsi18n/",
    "submit/page/{pk}/",
    "submit/snippet/desk/boilerplate/1/",
    "update/1/",
    "translate/1/strings/1/edit/",
    "translate/1/overrides/1/edit/",
    "translate/1/pofile/download/",
    "translate/1/pofile/upload/",
    "translate/1/machine_translate/",
    "translate/1/preview/",
    "translate/1/disable/",
    "page/{pk}/convert_to_alias/",
    "api/snippets/desk/boilerplate/",
)


@pytest.mark.parametrize("who", ["manila_reporter", "administrator"])
def test_nothing_of_localize_has_an_address(
    who: str, english: StoryPage, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    random = client.get("/desk/localize/qwertz/")
    assert random.status_code == 404
    for address in ITS_ADDRESSES:
        path = f"/desk/localize/{address.format(pk=english.pk)}"
        assert client.get(path).status_code == client.post(path).status_code == 404


def test_no_hook_of_localize_is_left() -> None:
    hooks.search_for_hooks()
    its = [
        hook
        for registered in hooks._hooks.values()
        for hook, _order in registered
        if hook.__module__.startswith("wagtail_localize")
    ]
    assert its == []
    assert len(hooks._hooks) > 30
    assert Locale.objects.count() > 5
