"""The list of who did what: for administrators, with names, a page at a time."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dateline.people.accounts import make_account
from dateline.people.audit import note
from dateline.people.models import Role, User
from dateline.terms.models import TermName

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
        f"editor Editor changed a label label {term.public_id} "
        "English: Wages → Pay Français: Salaires"
    )
    assert "What it is: Topic" in made


def test_people_go_by_their_names(administrator: Client, amara: User) -> None:
    note(amara, "signed in", f"account {amara.opaque_id}", NOON)
    assert deeds_in(administrator)[-1] == "2 Aug 2021, 12:00:00 Amara Kamara Editor signed in"
    assert any(
        "command line made an account Amara Kamara" in deed for deed in deeds_in(administrator)
    )


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
