"""The list of who did what: for administrators, with names, a page at a time."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.users.models import UserProfile

from dateline.people.accounts import make_account
from dateline.people.audit import note
from dateline.people.models import Role, User
from dateline.record.blocks import Paragraph, PictureRef, Run
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from dateline.terms.models import TermName, Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.stories import an_office, write_story
from tests.newsroom import EDITOR

NOON = datetime(2021, 8, 2, 12, tzinfo=UTC)


@pytest.fixture
def amara(db: None) -> User:
    amara = make_account("amara", Role.EDITOR, "quite a long password")
    amara.first_name, amara.last_name = "Amara", "Kamara"
    amara.save()
    return amara


def deeds_in(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/desk/who-did-what/{query}").content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2], re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in rows]


def test_a_deed_stands_there_with_its_person_and_what_changed(
    editor: Client, administrator: Client
) -> None:
    editor.post("/desk/labels/new/", {"vocabulary": "topic", "name-en": "Wages"})
    term = TermName.objects.get(name="Wages").term
    editor.post(f"/desk/labels/edit/{term.pk}/", {"name-en": "Pay", "name-fr": "Salaires"})
    changed, made = deeds_in(administrator)[:2]
    assert changed.endswith(
        "editor Editor changed a label Pay English: Wages → Pay Français: Salaires"
    )
    assert "What it is: Topic" in made


def test_people_go_by_their_names(administrator: Client, amara: User) -> None:
    note(amara, "signed in", f"account {amara.opaque_id}", NOON)
    assert deeds_in(administrator)[-1] == "2 Aug 2021, 12:00:00 Amara Kamara Editor signed in"
    assert any(
        "command line made an account Amara Kamara" in deed for deed in deeds_in(administrator)
    )


def test_a_story_goes_by_its_headline_and_leads_to_its_panel(
    administrator: Client, amara: User
) -> None:
    page = write_story(title="Ten boats are back")
    changes = {"standfirst (en)": ("Ten.", "All ten.")}
    note(amara, "updated", f"item {page.public_id} en fr", NOON, changes=changes)
    told = deeds_in(administrator)[-1]
    assert "updated Ten boats are back (English, French) Summary (English): Ten. → All" in told
    answer = administrator.get("/desk/who-did-what/").content.decode()
    assert f'href="/desk/stories/{page.pk}/publish/"' in answer
    assert page.public_id not in answer


def test_what_is_not_on_the_desk_goes_by_what_it_said_or_by_its_id(
    administrator: Client, amara: User
) -> None:
    story = Story(headline="Ten boats are back", date=NOON.date())
    of = NewItem(an_office().term)
    (edition,) = publish({"en": story}, of=of, by=EDITOR)
    note(amara, "published", f"item {edition.item.public_id} en", NOON)
    note(amara, "published", "item 0123456789ab", NOON)
    assert deeds_in(administrator)[-2].endswith("published item 0123456789ab")
    assert deeds_in(administrator)[-1].endswith("published Ten boats are back (English)")


def test_labels_and_related_items_go_by_their_names(administrator: Client, amara: User) -> None:
    topic = found_or_made(Vocabulary.TOPIC, "en", "Wages")
    page = write_story(title="Ten boats are back")
    changes = {
        "terms (en)": ("", f"topic {topic.public_id}, collection 0123456789ab"),
        "related (en)": ("()", f"('{page.public_id}',)"),
        "leads to": ("", page.public_id),
    }
    note(amara, "changed the checks", f"kind {topic.public_id}", NOON, changes=changes)
    told = deeds_in(administrator)[-1]
    assert "changed the checks Wages" in told
    assert "Topics and labels (English): topic Wages, listing 0123456789ab" in told
    assert "Related items (English): Ten boats are back" in told
    assert "Leads to: Ten boats are back" in told


def test_what_was_noted_before_words_were_kept_can_be_read(
    administrator: Client, amara: User
) -> None:
    body = (Paragraph((Run("Ten boats, it's said"), Run(" are back", href="https://a.org"))),)
    whole, picture = str(body), PictureRef("t" * 26, "d" * 64, "A harbour")
    changes = {
        "body (en)": (whole, whole[:40]),
        "picture (en)": ("", str(picture)),
        "headline (en)": ("(Run over)", "Paragraph (new)"),
    }
    note(amara, "updated", "item 0123456789ab en", NOON, changes=changes)
    told = html.unescape(deeds_in(administrator)[-1])
    assert "Text (English): Ten boats, it's said are back → Ten boats, it…" in told
    assert "Picture (English): A harbour" in told
    assert "Headline (English): (Run over) → Paragraph (new)" in told
    assert "token" not in told


def test_times_are_those_of_utc_whatever_clock_its_reader_has(
    administrator: Client, amara: User
) -> None:
    profile = UserProfile.get_for_user(User.objects.get(username="administrator"))
    profile.current_time_zone = "Asia/Manila"
    profile.save()
    note(amara, "signed in", "x", NOON.replace(hour=20))
    assert "When (UTC)" in administrator.get("/desk/who-did-what/").content.decode()
    (deed,) = deeds_in(administrator, "?day=2021-08-02")
    assert deed.startswith("2 Aug 2021, 20:00:00")


def test_the_list_is_narrowed_to_a_person_a_deed_and_a_day(
    administrator: Client, amara: User
) -> None:
    for deed, hour in (("signed in", 9), ("signed out", 10)):
        note(amara, deed, "x", NOON.replace(hour=hour))
    assert len(deeds_in(administrator, f"?person={amara.opaque_id}")) == 2
    assert len(deeds_in(administrator, "?deed=signed+out")) == 1
    assert len(deeds_in(administrator, "?day=2021-08-02")) == 2
    assert deeds_in(administrator, "?day=2021-08-03") == []
    assert deeds_in(administrator, "?person=nobody") == []
    assert deeds_in(administrator, "?day=tomorrow") == []


def test_older_leads_through_all_of_it_without_a_gap(administrator: Client, amara: User) -> None:
    # Many deeds of one moment: the number of the entry decides.
    for number in range(120):
        note(amara, "signed in", f"number {number}", NOON)
    met: list[str] = []
    query = f"?person={amara.opaque_id}"
    while query:
        page = administrator.get(f"/desk/who-did-what/{query}")
        met += [row["subject"] for row in page.context["rows"]]
        query = page.context["older"]
    assert met == [f"number {number}" for number in reversed(range(120))]


@pytest.mark.parametrize("place", ["nonsense", "2021-08-02.x", "2021-08-02T12:00:00.1", "."])
def test_a_place_that_is_none_shows_the_newest(
    administrator: Client, amara: User, place: str
) -> None:
    assert deeds_in(administrator, f"?before={place}") == deeds_in(administrator)


def test_the_list_asks_no_more_for_more_deeds(
    administrator: Client, amara: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(60):
        note(amara, "signed in", "x", NOON)
    with django_assert_max_num_queries(22):
        administrator.get("/desk/who-did-what/")


def test_nobody_but_administrators_reads_it(editor: Client) -> None:
    assert editor.get("/desk/who-did-what/").headers["Location"] == "/desk/"
    assert "who-did-what" not in editor.get("/desk/").content.decode()
