"""Promises: what is new in a source comes in when asked for, and no word is lost by it."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.models import Office, StoryPage
from dateline.desk.thawing import translate_into
from dateline.desk.translating.pins import pin_of, pin_source
from dateline.desk.translating.side_by_side.bringing_in import bring_in, take_in
from dateline.desk.translating.side_by_side.contents import Content
from dateline.desk.translating.side_by_side.memory import remember
from dateline.desk.translating.side_by_side.merging import merged
from dateline.desk.translating.side_by_side.stretches import State
from dateline.desk.translating.side_by_side.words import Words
from dateline.people.models import User
from tests.desk.stories import desk_image, rewrite, write_story
from tests.desk.translating.both_sides import (
    FIRST,
    body,
    both,
    form_of,
    fresh,
    problem,
    put,
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


def test_words_of_its_own_inside_a_block_that_goes_are_kept_as_earlier_text(
    manila: Office, somebody: User
) -> None:
    facts = {"title": "In short", "facts": ["<p>Ten boats</p>"]}
    shown = {"image": desk_image().pk, "alt": "Boats", "caption": "", "credit": "UN"}
    page = write_story(manila, body=[("text", FIRST), ("facts", facts), ("picture", shown)])
    french = translate_into(page, "fr", by=somebody)
    text, box, picture = body(french)
    box["value"]["facts"].append({"type": "item", "value": "<p>Dont deux bretons</p>", "id": "own"})
    picture["value"]["caption"] = "Le port, ce matin."
    put(french, [text, box, picture])
    put(page, body(page)[:1])
    bring_in(fresh(french), by=somebody)
    assert said(french) == [FIRST]
    earlier = {
        Words(one.said, is_rich=one.said.startswith("<")).text for one in both(french).unsaid
    }
    assert earlier == {"Dont deux bretons", "Le port, ce matin."}


def test_words_somebody_had_begun_to_write_over_are_kept_as_earlier_text(
    manila: Office, somebody: User
) -> None:
    english = "<p>Ten boats came home in the night, and all of their crews are well.</p>"
    begun = english.replace("Ten boats", "Dix bateaux")
    page = write_story(manila, body=[("text", english), ("heading", "Crews")])
    french = translate_into(page, "fr", by=somebody)
    says(french, body_0=begun)
    put(page, body(page)[1:])
    bring_in(fresh(french), by=somebody)
    assert [one.said for one in both(french).unsaid] == [begun]


def test_what_comes_back_in_the_source_comes_back_translated(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    whole = body(english)
    put(english, whole[:1])
    bring_in(fresh(french), by=somebody)
    heading, text = whole[1:]
    put(english, [whole[0], heading, {**text, "value": "<p>The crews are unwell.</p>"}])
    bring_in(fresh(french), by=somebody)
    assert said(french)[1:] == ["Dans la nuit", "<p>The crews are unwell.</p>"]
    assert states(french)["In the night"] == State.SAID
    # What was said for other words is still offered, until somebody has said these.
    assert [one.said for one in both(french).unsaid] == ["<p>Les équipages vont bien.</p>"]
    says(french, body_2="<p>Les équipages vont mal.</p>")
    assert both(french).unsaid == []


def test_a_line_that_the_source_has_emptied_is_kept_as_earlier_text(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    says(english, standfirst="")
    bring_in(fresh(french), by=somebody)
    assert fresh(french).get_latest_revision_as_object().standfirst == ""
    (gone,) = both(french).unsaid
    assert gone.said == "Tous les dix."


def test_words_of_the_source_that_come_back_are_not_taken_for_translated(
    english: StoryPage, french: StoryPage, somebody: User
) -> None:
    translated(french)
    for summary, said_then in (
        ("Nine came home.", "Neuf sont rentrés."),
        ("All ten came home.", ""),
    ):
        says(english, standfirst=summary)
        bring_in(fresh(french), by=somebody)
        assert states(french)[summary] == State.REWORK
        if said_then:
            says(french, standfirst=said_then)
            assert states(french)[summary] == State.SAID
    says(french, standfirst="Tous les dix.")
    assert states(french)["All ten came home."] == State.SAID


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


def test_a_part_inside_a_block_is_left_out_and_taken_in_by_itself(
    manila: Office, manila_editor: Client, somebody: User
) -> None:
    facts = {"title": "In short", "facts": ["<p>Ten boats</p>", "<p>One night</p>"]}
    page = write_story(manila, body=[("facts", facts)])
    french = translate_into(page, "fr", by=somebody)
    (box,) = body(french)
    first, second = box["value"]["facts"]
    put(french, [{**box, "value": {"title": "En bref", "facts": [second]}}])
    inner = f"body.{box['id']}.facts.{first['id']}"
    shown = manila_editor.get(form_of(french)).content.decode()
    assert f'value="{inner}"' in shown
    for path in (f"body.{box['id']}.title", "body", "body.nothing", "", inner):
        take_in(fresh(french), [path], by=somebody)
        (now,) = body(french)
        assert now["value"]["title"] == "En bref"
    assert [item["value"] for item in now["value"]["facts"]] == [
        "<p>Ten boats</p>",
        second["value"],
    ]


def test_a_long_part_that_was_only_touched_is_not_translated_and_not_published(
    manila: Office, somebody: User
) -> None:
    long = "<p>Ten boats came home in the night, and all of their crews are well and at rest.</p>"
    page = write_story(manila, title="Boats are back", byline="Ana Reyes", body=[("text", long)])
    french = translate_into(page, "fr", by=somebody)
    says(french, title="Retour", body_0=long.replace("Ten", "Tenx"))
    found = problem(french, "text_not_translated")
    assert found is not None
    assert (found.field, found.is_blocking) == ("body", True)
    right = {one.path: (one.source, one.said) for one in both(french).of(State.COPY) if one.said}
    remember(fresh(french), "en", right, somebody)
    assert problem(french, "text_not_translated") is None
    says(french, body_0="<p>Dix bateaux (ten boats) sont rentrés dans la nuit, sans dommage.</p>")
    assert problem(french, "text_not_translated") is None
    says(french, title="Boats are back")
    found = problem(french, "not_translated")
    assert found is not None
    assert not found.is_blocking


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


def a_table(*rows: list[str]) -> dict[str, Any]:
    heads = [{"type": "text", "heading": cell} for cell in rows[0]]
    return {"columns": heads, "rows": [{"values": row} for row in rows[1:]], "caption": ""}


def test_a_table_keeps_its_words_when_rows_and_columns_are_added(
    manila: Office, somebody: User
) -> None:
    page = write_story(manila, body=[("table", a_table(["Year", "Rice"], ["2020", "ten sacks"]))])
    french = translate_into(page, "fr", by=somebody)
    (block,) = body(french)
    put(french, [{**block, "value": a_table(["Année", "Riz"], ["2020", "dix sacs"])}])
    (source,) = body(page)
    grown = a_table(
        ["Year", "Area", "Rice"], ["2019", "two", "none"], ["2020", "three", "ten sacks"]
    )
    put(page, [{**source, "value": grown}])
    bring_in(fresh(french), by=somebody)
    (now,) = body(french)
    assert [column["heading"] for column in now["value"]["columns"]] == ["Année", "Area", "Riz"]
    assert [row["values"] for row in now["value"]["rows"]] == [
        ["2019", "two", "none"],
        ["2020", "three", "dix sacs"],
    ]


def test_rows_of_a_table_that_go_are_kept_as_earlier_text(manila: Office, somebody: User) -> None:
    page = write_story(manila, body=[("table", a_table(["Year", "Rice"], ["2020", "ten sacks"]))])
    (source,) = body(page)
    grown = a_table(["Year", "Rice"], ["2020", "ten sacks"], ["2021", "nine sacks"])
    put(page, [{**source, "value": grown}])
    french = translate_into(fresh(page), "fr", by=somebody)
    (block,) = body(french)
    value = a_table(["Année", "Riz"], ["2020", "dix sacs"], ["2021", "neuf sacs"])
    put(french, [{**block, "value": value}])
    put(page, [{**source, "value": a_table(["Year", "Rice"], ["2021", "nine sacks"])}])
    bring_in(fresh(french), by=somebody)
    (now,) = body(french)
    assert [row["values"] for row in now["value"]["rows"]] == [["2021", "neuf sacs"]]
    assert [one.said for one in both(french).unsaid] == ["2020 | dix sacs"]
    put(french, [{**now, "value": value}])
    assert both(french).unsaid == []


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
