"""Sessions: how long they last, where they are, and what ends them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from dateline.people.accounts import make_account
from dateline.people.models import Role, User
from dateline.people.roles import give_role
from tests.desk.test_signing_in import PASSWORD, is_in, sign_in

NOON = datetime(2021, 8, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(db: None) -> User:
    return make_account("amara", Role.EDITOR, PASSWORD)


def test_two_hours_without_work_end_a_session(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    for _ in range(3):
        noon.shift(HOUR * 2 - timedelta(minutes=1))
        assert is_in(client)
    noon.shift(HOUR * 2 + timedelta(minutes=1))
    page = client.get("/desk/", follow=True).content.decode()
    assert "You have been away for a while; sign in again to go on." in page


def test_twelve_hours_end_a_session_however_busy(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    for _ in range(12):
        assert is_in(client)
        noon.shift(HOUR)
    assert is_in(client)
    noon.shift(timedelta(minutes=1))
    assert not is_in(client)


def test_a_tab_that_is_merely_open_is_no_work(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    is_in(client)
    for _ in range(5):
        noon.shift(timedelta(minutes=30))
        client.post("/desk/editing-sessions/ping/wagtailcore/page/1/1/")
    assert not is_in(client)


def test_a_busy_session_is_written_to_every_five_minutes_and_no_more(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    is_in(client)
    kept = Session.objects.get().session_data
    noon.shift(timedelta(minutes=4))
    is_in(client)
    assert Session.objects.get().session_data == kept
    noon.shift(timedelta(minutes=2))
    is_in(client)
    assert Session.objects.get().session_data != kept


def test_people_see_where_they_are_signed_in_and_sign_out_everywhere_else(user: User) -> None:
    here, there = Client(), Client(REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="An old browser")
    for client in (here, there):
        sign_in(client)
    page = here.get("/desk/signing-in/sessions/").content.decode()
    assert "192.0.2.7" in page
    assert "An old browser" in page
    here.post("/desk/signing-in/sessions/")
    assert is_in(here)
    assert not is_in(there)
    assert "192.0.2.7" not in here.get("/desk/signing-in/sessions/").content.decode()


def test_another_role_ends_every_session_and_the_same_one_none(client: Client, user: User) -> None:
    sign_in(client)
    give_role(user, Role.EDITOR)
    assert is_in(client)
    give_role(user, Role.REPORTER)
    assert not is_in(client)


def test_an_account_closed_for_a_while_has_no_session_left(client: Client, user: User) -> None:
    make_account("boss", Role.ADMINISTRATOR, PASSWORD)
    sign_in(of_boss := Client(), "boss")
    sign_in(client)
    filled_in = {"username": "amara", "role": "Editor"}
    of_boss.post(f"/desk/users/edit/{user.pk}/", filled_in)
    assert not is_in(client)
    of_boss.post(f"/desk/users/edit/{user.pk}/", filled_in | {"is_active": "on"})
    assert not is_in(client)
    assert sign_in(client) == "/desk/"


def test_sessions_that_have_run_out_are_swept_away_by_the_next_to_sign_in(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    noon.shift(HOUR * 13)
    sign_in(Client())
    assert Session.objects.count() == 1


def test_the_public_site_sets_no_cookie_and_asks_for_no_account(client: Client, user: User) -> None:
    sign_in(client)
    assert client.cookies["sessionid"]["path"] == "/desk/"
    answer = client.get("/robots.txt")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
