"""Stories are written: what the form begins with, what it keeps, and in which words it asks."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from dateline.archive.arranging import make_section, name_section
from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.desk.offices import office_page
from dateline.journal.writing import writing
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.desk.filled_in import add_address, filled_in
from tests.desk.stories import write_story
from tests.newsroom import publish_in, withdraw_from

NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def at_noon() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place(manila: Office) -> OfficePage:
    return office_page(manila, "en")


def edit_address(story: StoryPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def written(client: Client, place: OfficePage, **fields: Any) -> StoryPage:
    """Write a story with the form, as it is with these fields filled in."""
    address = add_address(place)
    answer = client.post(address, filled_in(client.get(address)) | {"title": "Rice"} | fields)
    assert answer.status_code == 302, answer.context["form"].errors
    found: StoryPage = StoryPage.objects.get().get_latest_revision_as_object()
    return found


def test_headline_summary_and_text_stand_first(place: OfficePage, manila_reporter: Client) -> None:
    page = manila_reporter.get(add_address(place)).content.decode()
    places = [
        page.index(f'data-contentpath="{name}"')
        for name in ("title", "standfirst", "body", "lead_picture", "kicker", "kind", "related")
    ]
    assert places == sorted(places)


def test_the_form_speaks_as_editors_do(place: OfficePage, manila_reporter: Client) -> None:
    form = manila_reporter.get(add_address(place)).context["edit_handler"].form
    labels = {name: str(form[name].label) for name in form.fields}
    assert labels["title"] == "Headline"
    assert labels["standfirst"] == "Summary"
    assert labels["kicker"] == "Kicker (small line above the headline)"
    assert labels["dateline"] == "Place of writing"
    assert labels["date"] == "Date shown"
    assert labels["collections"] == "Listings"
    hidden = {"slug", "go_live_at", "expire_at", "seo_title", "show_in_menus", "public_id"}
    assert not hidden & set(labels)


def test_every_field_of_a_story_has_its_place_in_the_form(
    place: OfficePage, manila_reporter: Client
) -> None:
    form = manila_reporter.get(add_address(place)).context["edit_handler"].form
    own = {field.name for field in (*StoryPage._meta.local_fields, *StoryPage._meta.many_to_many)}
    not_typed = {"page_ptr", "public_id", "language", "source_language", "source_revision"}
    assert own - set(form.fields) == not_typed


def test_a_new_story_begins_in_the_front_listing_on_the_offices_clock_today(
    at_noon: None, place: OfficePage, manila_reporter: Client
) -> None:
    collection = make_term(Vocabulary.COLLECTION, {"en": "news"})
    with writing():
        section = make_section(terms=[collection], is_front=True)
        name_section(section, "en", slug="news", title="News and events")
    make_term(Vocabulary.COLLECTION, {"en": "Other"})
    answer = manila_reporter.get(add_address(place))
    assert "News and events" in answer.content.decode()
    story = written(manila_reporter, place)
    assert list(story.collections.all()) == [collection]
    assert story.event_zone == "Asia/Manila"
    assert story.date == NOW.date()
    assert story.slug == story.public_id


def test_the_kind_comes_with_the_address(place: OfficePage, manila_reporter: Client) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "Communiqué"})
    answer = manila_reporter.get(f"{add_address(place)}?kind={kind.public_id}")
    assert answer.context["edit_handler"].form["kind"].value() == kind.pk
    topic = make_term(Vocabulary.TOPIC, {"en": "Pay"})
    answer = manila_reporter.get(f"{add_address(place)}?kind={topic.public_id}")
    assert answer.context["edit_handler"].form["kind"].value() is None


def test_labels_are_chosen_by_their_names_within_their_vocabulary(
    place: OfficePage, manila_reporter: Client
) -> None:
    pay = make_term(Vocabulary.TOPIC, {"en": "Pay", "fr": "Salaires"})
    ghana = make_term(Vocabulary.PLACE, {"en": "Ghana"})
    form = manila_reporter.get(add_address(place)).context["edit_handler"].form
    assert [str(label) for _key, label in form.fields["topics"].choices] == ["Pay"]
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address)) | {"title": "Rice"}
    refused = manila_reporter.post(address, fields | {"topics": [ghana.pk]})
    assert "topics" in refused.context["form"].errors
    story = written(manila_reporter, place, topics=[pay.pk], places=[ghana.pk])
    assert (list(story.topics.all()), list(story.places.all())) == ([pay], [ghana])


def test_a_kind_that_is_an_event_says_so_to_the_form(
    place: OfficePage, manila_reporter: Client
) -> None:
    event = make_term(Vocabulary.KIND, {"en": "Gathering"}, schema_type="Event")
    page = manila_reporter.get(add_address(place)).content.decode()
    assert f'<option value="{event.pk}" data-event' in page
    assert "desk-only-event" in page


def test_facts_of_an_event_show_wherever_there_are_some(
    manila: Office, manila_reporter: Client
) -> None:
    story = write_story(manila, event_starts_on=date(2026, 8, 3))
    assert "desk-only-event" not in manila_reporter.get(edit_address(story)).content.decode()


def test_what_is_planned_is_typed_on_the_offices_clock(
    at_noon: None, place: OfficePage, manila_reporter: Client
) -> None:
    story = written(manila_reporter, place, planned_at="2026-08-03T10:00")
    assert story.planned_at == datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
    form = manila_reporter.get(edit_address(story)).context["form"]
    assert form["planned_at"].value() == "2026-08-03T10:00"


def test_a_time_that_has_passed_cannot_be_planned_but_may_stay(
    at_noon: None, place: OfficePage, manila_reporter: Client
) -> None:
    story = written(manila_reporter, place, planned_at="2026-08-03T10:00")
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        manila_reporter.force_login(story.owner)
        fields = filled_in(manila_reporter.get(edit_address(story)))
        refused = manila_reporter.post(
            edit_address(story), fields | {"planned_at": "2026-08-04T10:00"}
        )
        assert "has passed" in refused.context["form"].errors["planned_at"][0]
        kept = manila_reporter.post(edit_address(story), fields | {"title": "Rice again"})
        assert kept.status_code == 302


def test_words_are_written_in_the_direction_of_their_language(
    manila: Office, manila_reporter: Client
) -> None:
    page = manila_reporter.get(add_address(office_page(manila, "ar")))
    form = page.context["edit_handler"].form
    for name in ("title", "standfirst", "kicker", "picture_caption"):
        attrs = form.fields[name].widget.attrs
        assert (attrs["lang"], attrs["dir"]) == ("ar", "rtl")
    assert "dir" not in form.fields["reference"].widget.attrs
    assert written(manila_reporter, office_page(manila, "ar")).language == "ar"


def test_related_items_are_found_by_a_word_among_what_is_public(manila_reporter: Client) -> None:
    rice = publish_in(headline="Rice farmers insure their HARVEST", date=date(2021, 8, 2))
    gone = publish_in(headline="A harvest that was not")
    withdraw_from(gone)
    publish_in(headline="A later harvest", release_at=datetime(2999, 1, 1, tzinfo=UTC))
    publish_in(headline="Another")
    found = manila_reporter.get("/desk/stories/related/?language=en&q=harvest").json()
    assert found == {
        "items": [
            {"value": rice.public_id, "label": "Rice farmers insure their HARVEST · 2 Aug 2021"}
        ]
    }
    by_address = f"/desk/stories/related/?language=en&q=https://x.org/en/i/{rice.public_id}/rice"
    assert manila_reporter.get(by_address).json() == found
    assert manila_reporter.get("/desk/stories/related/?language=fr&q=harvest").json()["items"] == []


def test_related_items_keep_their_order_and_stay_choosable(
    place: OfficePage, manila_reporter: Client
) -> None:
    first, second = publish_in(headline="First"), publish_in(headline="Second")
    chosen = [second.public_id, first.public_id]
    story = written(manila_reporter, place, related=chosen)
    assert story.related == chosen
    form = manila_reporter.get(edit_address(story)).context["form"]
    assert [value for value, _label in form.fields["related"].choices][:2] == chosen
    address = add_address(place)
    fields = filled_in(manila_reporter.get(address)) | {"title": "x", "related": ["no item"]}
    assert "related" in manila_reporter.post(address, fields).context["form"].errors


def rich_text(*blocks: dict[str, Any], **entities: Any) -> str:
    """Return what the editor's script sends for a text of these blocks."""
    plain = {"depth": 0, "inlineStyleRanges": [], "entityRanges": [], "data": {}}
    return json.dumps(
        {
            "blocks": [
                {**plain, "key": f"key{number}", "type": "unstyled", **block}
                for number, block in enumerate(blocks)
            ],
            "entityMap": entities,
        }
    )


def test_rich_text_keeps_what_its_field_allows_and_no_more(
    place: OfficePage, manila_reporter: Client
) -> None:
    whole = {"offset": 0, "length": 4}
    sent = rich_text(
        {"text": "Bold", "inlineStyleRanges": [whole | {"style": "BOLD"}]},
        {"text": "Marked", "inlineStyleRanges": [whole | {"style": "STRIKETHROUGH"}]},
        {"text": "A heading", "type": "header-two"},
        {"text": "<script>alert(1)</script>"},
        {"text": "Link", "entityRanges": [whole | {"key": 0}]},
        {"text": "Trap", "entityRanges": [whole | {"key": 1}]},
        {"text": " ", "type": "atomic", "entityRanges": [{"offset": 0, "length": 1, "key": 2}]},
        {"text": "Item", "type": "unordered-list-item"},
        **{
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://x.org/"}},
            "1": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}},
            "2": {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"id": 1, "format": "x"}},
        },
    )
    story = written(
        manila_reporter,
        place,
        **{
            "body-count": "1",
            "body-0-type": "text",
            "body-0-order": "0",
            "body-0-deleted": "",
            "body-0-id": "",
            "body-0-value": sent,
        },
    )
    kept = story.body[0].value.source
    assert "<b>Bold</b>" in kept
    assert "<li" in kept
    assert 'href="https://x.org/"' in kept
    for banned in ("<s>", "<h2", "<script", "<embed", "<img"):
        assert banned not in kept
    assert 'href="javascript' not in str(story.body[0].value)


def test_two_editors_at_one_story_are_told_of_each_other(
    manila: Office, manila_reporter: Client, manila_editor: Client
) -> None:
    story = write_story(manila)
    first = manila_reporter.get(edit_address(story))
    second = manila_editor.get(edit_address(story))
    told = manila_editor.post(second.context["editing_sessions"].ping_url)
    assert [other["user"] for other in told.json()["other_sessions"]] == ["manila-reporter"]
    manila_editor.post(edit_address(story), filled_in(second) | {"title": "The editor’s"})
    fields = filled_in(first) | {"title": "The reporter’s"}
    stale = manila_reporter.post(edit_address(story), fields, HTTP_ACCEPT="application/json")
    assert stale.status_code == 400
    assert stale.json()["error_code"] == "invalid_revision"
    manila_reporter.post(edit_address(story), fields)
    titles = [revision.content["title"] for revision in Revision.objects.order_by("pk")]
    assert titles == ["A story", "The editor’s", "The reporter’s"]


def test_a_locked_story_is_not_saved_and_the_text_stays_in_the_form(
    manila: Office, manila_reporter: Client, manila_editor: Client
) -> None:
    story = write_story(manila)
    fields = filled_in(manila_reporter.get(edit_address(story)))
    manila_editor.post(reverse("wagtailadmin_pages:lock", args=[story.pk]))
    answer = manila_reporter.post(edit_address(story), fields | {"title": "Typed meanwhile"})
    assert "Typed meanwhile" in answer.content.decode()
    assert Revision.objects.count() == 1
    messages = [str(message) for message in answer.context["messages"]]
    assert any("locked" in message for message in messages)
