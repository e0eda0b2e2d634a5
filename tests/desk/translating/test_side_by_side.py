"""Promises: a translation is written beside its source, and no word of it is ever lost."""

import re
from typing import Any

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st
from wagtail import hooks
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text
from wagtail_localize.models import StringTranslation

from dateline.desk.models import Office, StoryPage
from dateline.desk.requirements import Problem, Stage, problems_of
from dateline.desk.thawing import translate_into, write_in
from dateline.desk.translating.pins import pin_of, pin_source
from dateline.desk.translating.side_by_side.beside import Beside, beside
from dateline.desk.translating.side_by_side.bringing_in import bring_in, take_in
from dateline.desk.translating.side_by_side.contents import Content
from dateline.desk.translating.side_by_side.filling import fill
from dateline.desk.translating.side_by_side.merging import merged
from dateline.desk.translating.side_by_side.stretches import State
from dateline.desk.translating.side_by_side.words import Words
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role, User
from tests.desk.filled_in import filled_in
from tests.desk.stories import desk_document, desk_image, rewrite, write_story

pytestmark = pytest.mark.django_db

PLACEHOLDER = {"CLASS": "dateline.desk.translating.side_by_side.placeholder.Placeholder"}
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


def test_new_words_of_the_source_come_in_when_asked_for_and_no_word_is_lost(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    first = body(english)[0]
    says(english, standfirst="Nine came home.", body_0="<p>Nine boats came home.</p>")
    put(english, [*body(english), {"type": "text", "value": "<p>A new paragraph.</p>"}])
    before = pin_of(fresh(french))
    news = {one.path: one.was is not None for one in both(french).news}
    assert list(news.values()) == [True, True, False]
    assert f"body.{first['id']}" in news
    assert said(french)[0] == "<p>Dix bateaux sont rentrés.</p>"

    bring_in(fresh(french), by=somebody)
    assert said(french) == [
        "<p>Dix bateaux sont rentrés.</p>",
        "Dans la nuit",
        "<p>Les équipages vont bien.</p>",
        "<p>A new paragraph.</p>",
    ]
    assert states(french) == {
        "Boats are back": State.SAID,
        "Nine came home.": State.REWORK,
        "Nine boats came home.": State.REWORK,
        "In the night": State.SAID,
        "The crews are well.": State.SAID,
        "A new paragraph.": State.COPY,
        "Ana Reyes": State.SAID,
    }
    (old, _summary) = sorted(one.before.text for one in both(french).of(State.REWORK) if one.before)
    assert old == "All ten came home."
    assert pin_of(fresh(french)) != before
    assert not both(french).has_news


def test_what_has_to_be_reworked_is_not_published_until_it_was(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    says(english, standfirst="Nine came home.")
    assert problem(french, "rework") is None
    bring_in(fresh(french), by=somebody)
    found = problem(french, "rework")
    assert found is not None
    assert (found.field, found.is_blocking) == ("standfirst", True)
    # Another change of the source before it was reworked takes nothing back.
    says(english, title="Boats are home")
    bring_in(fresh(french), by=somebody)
    assert states(french)["Nine came home."] == State.REWORK
    says(french, standfirst="Neuf sont rentrés.", title="Les bateaux sont là")
    assert problem(french, "rework") is None


def test_what_was_translated_in_the_form_is_known_when_the_source_changes(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    for number in (8, 7):
        says(english, standfirst=f"{number} came home.")
        bring_in(fresh(french), by=somebody)
        assert states(french)[f"{number} came home."] == State.REWORK
        says(french, standfirst=f"{number} sont rentrés.")
        assert states(french)[f"{number} came home."] == State.SAID
    assert both(french).unsaid == []


def test_blocks_that_moved_went_and_were_added_on_both_sides(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    own = {"type": "text", "value": "<p>Pour la France.</p>", "id": "own"}
    one, two, three = body(french)
    put(french, [one, own, two, three])
    one, two, three = body(english)
    put(english, [three, {"type": "heading", "value": "New", "id": "new"}, one])
    bring_in(fresh(french), by=somebody)
    assert said(french) == [
        "<p>Les équipages vont bien.</p>",
        "New",
        "<p>Dix bateaux sont rentrés.</p>",
        "<p>Pour la France.</p>",
    ]
    assert [Words(gone.said).text for gone in both(french).unsaid] == ["Dans la nuit"]


def test_what_the_source_no_longer_has_is_shown_as_earlier_text(
    manila_editor: Client, english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    put(english, body(english)[:1])
    bring_in(fresh(french), by=somebody)
    shown = manila_editor.get(form_of(french)).content.decode()
    assert "Your earlier text" in shown
    assert "Dans la nuit" in shown
    assert "Les équipages vont bien." in shown


def test_what_the_translation_left_out_stays_out_until_it_is_taken_in(
    manila_editor: Client, english: StoryPage, french: StoryPage
) -> None:
    translated(french)
    gone = body(french)[1]
    put(french, [block for block in body(french) if block != gone])
    says(english, title="Boats are home")
    pressed = typed(manila_editor, french) | {"action-bring-in": "1"}
    manila_editor.post(form_of(french), pressed)
    assert len(said(french)) == 2
    assert "Left out here:" in manila_editor.get(form_of(french)).content.decode()
    taken = typed(manila_editor, french) | {"action-take-in": f"body.{gone['id']}"}
    manila_editor.post(form_of(french), taken)
    words = [Words(one, is_rich=one.startswith("<")).text for one in said(french)]
    assert words == ["Dix bateaux sont rentrés.", "In the night", "Les équipages vont bien."]


def test_facts_come_along_but_not_over_what_the_translation_has_made_its_own(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    says(french, reference="FR/1")
    mine, theirs = desk_image(title="mine"), desk_image(title="theirs")
    rewrite(fresh(french), lead_picture=mine)
    rewrite(fresh(english), lead_picture=theirs, reference="EN/1", source_name="ILO")
    assert both(french).has_news
    assert both(french).news == []
    newest = bring_in(fresh(french), by=somebody).get_latest_revision_as_object()
    assert (newest.lead_picture, newest.reference, newest.source_name) == (mine, "FR/1", "ILO")
    assert fresh(french).public_id == english.public_id


def test_a_table_keeps_its_words_when_rows_and_columns_are_added(
    manila: Office, somebody: User
) -> None:
    def table(*rows: list[str]) -> dict[str, Any]:
        heads = [{"type": "text", "heading": cell} for cell in rows[0]]
        return {"columns": heads, "rows": [{"values": row} for row in rows[1:]], "caption": ""}

    page = write_story(manila, body=[("table", table(["Year", "Rice"], ["2020", "ten sacks"]))])
    french = translate_into(page, "fr", by=somebody)
    (block,) = body(french)
    put(french, [{**block, "value": table(["Année", "Riz"], ["2020", "dix sacs"])}])
    (source,) = body(page)
    grown = table(["Year", "Area", "Rice"], ["2019", "two", "none"], ["2020", "three", "ten sacks"])
    put(page, [{**source, "value": grown}])
    bring_in(fresh(french), by=somebody)
    (now,) = body(french)
    assert [column["heading"] for column in now["value"]["columns"]] == ["Année", "Area", "Riz"]
    assert [row["values"] for row in now["value"]["rows"]] == [
        ["2019", "two", "none"],
        ["2020", "three", "dix sacs"],
    ]


def test_lists_that_get_their_ids_late_keep_their_words(manila: Office, somebody: User) -> None:
    facts = {"title": "In short", "facts": ["<p>Ten boats</p>", "<p>One night</p>"]}
    page = write_story(manila, body=[("facts", facts)])
    french = translate_into(page, "fr", by=somebody)
    (block,) = body(french)
    items = block["value"]["facts"]
    items[0]["value"], items[1]["value"] = "<p>Dix bateaux</p>", "<p>Une nuit</p>"
    put(french, [block])
    # The form gives ids of its own to what came without.
    (source,) = body(page)
    named = [
        {"type": "item", "value": value, "id": f"late{number}"}
        for number, value in enumerate(["<p>Ten boats</p>", "<p>Two nights</p>", "<p>Rain</p>"])
    ]
    put(page, [{**source, "value": {"title": "In short", "facts": named}}])
    bring_in(fresh(french), by=somebody)
    (now,) = body(french)
    assert [item["value"] for item in now["value"]["facts"]] == [
        "<p>Dix bateaux</p>",
        "<p>Une nuit</p>",
        "<p>Rain</p>",
    ]
    assert states(french)["Two nights"] == State.REWORK
    assert states(french)["Rain"] == State.COPY


def test_bringing_in_keeps_what_was_typed_in_the_same_form(
    manila_editor: Client, english: StoryPage, french: StoryPage
) -> None:
    translated(french)
    says(english, title="Boats are home")
    fields = typed(manila_editor, french)
    pressed = {"standfirst": "Tapé à l'instant.", "action-bring-in": "1"}
    answer = manila_editor.post(form_of(french), fields | pressed)
    assert answer.headers["Location"] == form_of(french)
    newest = fresh(french).get_latest_revision_as_object()
    assert newest.standfirst == "Tapé à l'instant."
    assert states(french)["Boats are home"] == State.REWORK


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
    # Names stay, and tables are left to people.
    assert [one.source.is_table for one in both(french).of(State.COPY)] == [True]
    newest = fresh(french).get_latest_revision_as_object()
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


def test_another_source_with_the_same_words_is_not_mixed_up(
    manila: Office, english: StoryPage, french: StoryPage, somebody: User
) -> None:
    other = write_story(manila, title="Boats are back", body=[("text", FIRST)])
    translated(french)
    says(english, standfirst="Nine.")
    bring_in(fresh(french), by=somebody)
    second = translate_into(other, "fr", by=somebody)
    assert states(second)["Boats are back"] == State.COPY
    assert second.get_latest_revision_as_object().title == "Boats are back"


names = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6)


def blocks_called(keys: list[str], say: str) -> Content:
    block = [{"type": "heading", "value": f"{say} {key}", "id": key} for key in keys]
    return {"body": block, "contacts": []}


@given(old=names, new=names, kept=st.sets(st.sampled_from("abcdefg")), own=names, data=st.data())
def test_whatever_moves_every_own_word_stays_unless_its_source_is_gone(
    old: list[str], new: list[str], kept: set[str], own: list[str], data: st.DataObject
) -> None:
    mine = [key for key in old if key in kept] + [f"own {key}" for key in own]
    mine = data.draw(st.permutations(mine))
    both = merged(
        blocks_called(old, "old"), blocks_called(new, "new"), blocks_called(mine, "mine")
    )["body"]
    values = {block["id"]: block["value"] for block in both}
    assert len(values) == len(both)
    stays = [key for key in mine if key in new or key not in old]
    assert {key: f"mine {key}" for key in stays}.items() <= values.items()
    added = {key for key in new if key not in old}
    assert values.keys() == set(stays) | added
    is_moved = [key for key in old if key in stays] != [
        key for key in new if key in set(old) & set(stays)
    ]
    if not is_moved:
        assert [block["id"] for block in both if block["id"] in stays] == stays


def test_stories_that_were_written_apart_stand_beside_each_other_in_their_order(
    manila: Office, somebody: User, english: StoryPage
) -> None:
    french = write_story(
        manila,
        language="fr",
        public_id=english.public_id,
        title="Retour",
        body=[("text", "<p>Dix bateaux.</p>"), ("heading", "La nuit")],
    )
    pin_source(french, english)
    pairs = {one.source.text: one.said.text if one.said else None for one in both(french).stretches}
    assert pairs["Ten boats came home."] == "Dix bateaux."
    assert pairs["In the night"] == "La nuit"
    assert pairs["The crews are well."] is None
    says(english, body_0="<p>Nine boats came home.</p>")
    bring_in(fresh(french), by=somebody)
    assert said(french) == ["<p>Dix bateaux.</p>", "La nuit"]
    assert states(french)["Nine boats came home."] == State.REWORK
