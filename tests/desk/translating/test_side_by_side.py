"""Promises: a translation is written beside its source, and no word of it is ever lost."""

import re

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text
from wagtail_localize.models import StringTranslation

from dateline.desk.models import Office, StoryPage
from dateline.desk.thawing import translate_into, write_in
from dateline.desk.translating.pins import pin_of
from dateline.desk.translating.side_by_side.beside import beside
from dateline.desk.translating.side_by_side.bringing_in import bring_in, take_in
from dateline.desk.translating.side_by_side.filling import fill
from dateline.desk.translating.side_by_side.stretches import State
from dateline.people.models import User
from tests.desk.filled_in import filled_in
from tests.desk.stories import rewrite, write_story
from tests.desk.translating.both_sides import (
    both,
    every_block,
    form_of,
    fresh,
    problem,
    said,
    says,
    states,
    translated,
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


def test_translating_makes_a_draft_of_the_newest_words_that_knows_its_source(
    english: StoryPage, somebody: User
) -> None:
    says(english, standfirst="Nine came home.")
    french = translate_into(fresh(english), "fr", by=somebody)
    newest = french.get_latest_revision_as_object()
    assert (newest.standfirst, newest.public_id) == ("Nine came home.", english.public_id)
    assert (french.live, french.office_page.office) == (False, english.office_page.office)
    pin = pin_of(fresh(french))
    assert pin is not None
    assert pin.language == "en"
    assert {one.state for one in both(french).stretches} == {State.COPY, State.SAID}
    assert not both(french).has_news


def test_the_newest_words_are_taken_also_of_what_is_public(
    english: StoryPage, somebody: User
) -> None:
    # Of a page that Wagtail calls live, drafts are in its history alone.
    StoryPage.objects.filter(pk=english.pk).update(live=True)
    rewrite(fresh(english), title="Boats are late")
    assert fresh(english).title == "Boats are back"
    french = translate_into(fresh(english), "fr", by=somebody)
    assert french.title == "Boats are late"
    assert next(iter(both(french).stretches)).source.text == "Boats are late"
    assert not french.live


def test_writing_begins_without_words_and_without_a_source(
    english: StoryPage, somebody: User
) -> None:
    french = write_in(english, "fr", by=somebody)
    newest = french.get_latest_revision_as_object()
    assert (newest.title, newest.standfirst, newest.date) == ("Untitled", "", english.date)
    assert [block.value.source for block in newest.body] == [""]
    assert (newest.public_id, pin_of(fresh(french)), beside(fresh(french))) == (
        english.public_id,
        None,
        None,
    )
    found = problem(french, "placeholder")
    assert found is not None
    assert found.is_blocking


def test_both_ways_stand_where_the_languages_are_chosen(
    manila_editor: Client, english: StoryPage
) -> None:
    address = f"/desk/stories/{english.pk}/languages/"
    shown = manila_editor.get(address).content.decode()
    assert shown.count('value="translate"') == shown.count('value="write"') > 5
    assert manila_editor.post(address, {"language": "fr", "how": "guess"}).status_code == 404
    manila_editor.post(address, {"language": "ar", "how": "write"})
    manila_editor.post(address, {"language": "fr", "how": "translate"})
    pages = StoryPage.objects.filter(public_id=english.public_id)
    assert dict(pages.values_list("language", "source_language")) == {
        "en": "",
        "fr": "en",
        "ar": "",
    }


def test_every_word_of_every_block_is_to_be_said_and_nothing_else(
    manila: Office, somebody: User
) -> None:
    page = write_story(manila, **every_block())
    arabic = translate_into(page, "ar", by=somebody)
    words = "\n".join(one.source.text for one in both(arabic).stretches)
    assert {int(number) for number in re.findall(r"word(\d+)", words)} == set(range(1, 37))
    assert "ot said" not in words
    assert "EUR" not in words
    # What is no words has come along.
    newest = arabic.get_latest_revision_as_object()
    assert (newest.lead_picture, newest.reference) == (page.lead_picture, "Not said")
    assert newest.contacts[0].value["phone"] == "not said"


def test_the_source_stands_beside_each_field_in_its_own_direction(
    manila: Office, manila_editor: Client, somebody: User
) -> None:
    quote = ("quote", {"text": "Now we <harvest>.", "said_by": "Fatmata"})
    text = ("text", '<p>Ten <b>boats</b> <a href="javascript:alert(1)">home</a></p>')
    page = write_story(manila, title="A field & a boat", body=[text, quote])
    arabic = translate_into(page, "ar", by=somebody)
    shown = manila_editor.get(form_of(arabic)).content.decode()
    beside_fields = re.findall(r"<template data-beside=.*?</template>", shown, re.S)
    assert len(beside_fields) == 4
    assert all('lang="en" dir="ltr"' in one for one in beside_fields)
    assert "<p>A field &amp; a boat</p>" in beside_fields[0]
    assert "Ten <strong>boats</strong> <a>home</a>" in beside_fields[1]
    assert "Now we &lt;harvest&gt;." in beside_fields[2]
    assert re.search(r'name="title"[^>]* lang="ar" dir="rtl"', shown)
    # The form knows every block by the id that stands in the path.
    path = re.findall(r'data-beside="body\.([^".]+)', shown)[0]
    assert f"&quot;{path}&quot;" in shown or f'"{path}"' in shown


def test_what_was_typed_in_the_form_stands_there_as_it_was_left(
    manila_editor: Client, french: StoryPage
) -> None:
    fields = typed(manila_editor, french)
    words = {"title": "Retour", "body-0-value": rich_text("<p>Dix <b>bateaux</b>.</p>")}
    manila_editor.post(form_of(french), fields | words)
    assert filled_in(manila_editor.get(form_of(french)))["title"] == ["Retour"]
    assert "bateaux" in said(french)[0]
    assert states(french) == {
        "Boats are back": State.SAID,
        "All ten came home.": State.COPY,
        "Ten boats came home.": State.SAID,
        "In the night": State.COPY,
        "The crews are well.": State.COPY,
        "Ana Reyes": State.SAID,
    }


def test_a_part_may_be_called_right_as_it_is(manila_editor: Client, french: StoryPage) -> None:
    address = f"/desk/stories/{french.pk}/side-by-side/right/"
    assert states(french)["Boats are back"] == State.COPY
    assert manila_editor.post(address, {"path": "title"}).status_code == 204
    assert states(french)["Boats are back"] == State.SAID
    assert fresh(french).draft_title == "Boats are back"
    for path in ("", "body.nothing", "slug", "title\0"):
        assert manila_editor.post(address, {"path": path}).status_code == 404
    assert manila_editor.get(address).status_code == 405


def test_nobody_of_another_office_reads_or_changes_a_translation(
    geneva_editor: Client, english: StoryPage, french: StoryPage
) -> None:
    right = f"/desk/stories/{french.pk}/side-by-side/right/"
    languages = f"/desk/stories/{english.pk}/languages/"
    answers = [
        geneva_editor.get(form_of(french)),
        geneva_editor.post(form_of(french), {"action-bring-in": "1"}),
        geneva_editor.post(right, {"path": "title"}),
        geneva_editor.post(languages, {"language": "es", "how": "translate"}),
        geneva_editor.get(languages),
    ]
    assert {answer.status_code for answer in answers} <= {302, 403}
    assert not any("Boats" in answer.content.decode() for answer in answers)
    assert StringTranslation.objects.count() == 0
    assert StoryPage.objects.count() == 2


def test_nothing_can_be_called_right_in_a_story_that_somebody_has_locked(
    manila_editor: Client, french: StoryPage, somebody: User
) -> None:
    StoryPage.objects.filter(pk=french.pk).update(locked=True, locked_by=somebody)
    answer = manila_editor.post(f"/desk/stories/{french.pk}/side-by-side/right/", {"path": "title"})
    assert answer.status_code in {302, 403}
    assert StringTranslation.objects.count() == 0


def test_a_deleted_draft_leaves_no_word_in_the_memory(
    manila_editor: Client, english: StoryPage, french: StoryPage, somebody: User
) -> None:
    spanish = translate_into(english, "es", by=somebody)
    for page in (french, spanish):
        translated(page)
        says(english, title=f"Boats are home, {page.language}")
        bring_in(fresh(page), by=somebody)
    answer = manila_editor.post(f"/desk/pages/{french.pk}/delete/")
    assert answer.status_code == 302
    left = StringTranslation.objects.values_list("locale", flat=True)
    assert set(left) == {spanish.locale_id}


def test_a_translation_whose_source_is_gone_opens_as_a_story_of_its_own(
    manila_editor: Client, english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    english.delete()
    assert beside(fresh(french)) is None
    assert manila_editor.get(form_of(french)).status_code == 200
    before = fresh(french).latest_revision
    assert bring_in(fresh(french), by=somebody).latest_revision == before
    assert fill(fresh(french), by=somebody) == french
    assert take_in(fresh(french), ["body.x"], by=somebody) == french
