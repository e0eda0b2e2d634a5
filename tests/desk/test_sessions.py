"""Sessions: how long they last, where they are, and what ends them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html

from dateline.people.accounts import make_account
from dateline.people.models import Role, User
from dateline.people.roles import give_role
from dateline.people.rules import require_second_factor
from dateline.terms.models import TermName
from tests.desk.test_signing_in import PASSWORD, is_in, sign_in

NOON = datetime(2021, 8, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TYPED = "A long afternoon’s <b>work</b>"
ESCAPED = "A long afternoon’s &lt;b&gt;work&lt;/b&gt;"
# What a browser states about a form on a page of the desk.
HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(db: None) -> User:
    return make_account("amara", Role.EDITOR, PASSWORD)


def sends(client: Client, address: str = "/desk/labels/new/", **headers: str) -> Any:
    """Send a form in which something is written, as a browser does."""
    sent = {"vocabulary": "topic", "name-en": TYPED, "password": PASSWORD}
    return client.post(address, sent, headers=HERE | headers)


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


def test_what_was_typed_comes_back_to_whoever_was_signed_out_meanwhile(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    assert is_in(client)
    noon.shift(HOUR * 2 + timedelta(minutes=1))
    away, afterwards = sends(client), sends(client)
    for answer, why in ((away, "You have been away for a while"), (afterwards, "signed out")):
        page = answer.content.decode()
        assert answer.status_code == 403
        assert why in page
        assert page.count(ESCAPED) == 2
        assert TYPED not in page
        assert 'href="/desk/login/" target="_blank"' in page
        assert "no-store" in answer.headers["Cache-Control"]
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
        assert "amara" not in page
    assert not is_in(client)


def test_signing_out_everywhere_else_costs_nobody_there_their_text(user: User) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.post("/desk/signing-in/sessions/")
    assert ESCAPED in sends(there).content.decode()


def test_what_another_site_sends_is_repeated_to_nobody(user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    for headers in (
        {"origin": "https://example.org"},
        {"origin": "null"},
        {"origin": "https://example.org", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ):
        for signed_in in (False, True):
            if signed_in:
                client.force_login(user)
            answer = sends(client, **headers)
            assert answer.status_code == 403
            assert answer.headers["Content-Type"].startswith("text/plain")
            assert "work" not in answer.content.decode()
            client.logout()
    # A program that says nothing about where it comes from learns nothing either.
    assert "work" not in client.post("/desk/labels/new/", {"name-en": TYPED}).content.decode()


def test_no_page_repeats_a_password(user: User) -> None:
    entrances = ["/desk/login/", "/desk/signing-in/password/"]
    accounts = [
        "/desk/account/",
        "/desk/users/new/",
        f"/desk/users/edit/{user.pk}/",
        f"/desk/accounts/{user.pk}/lost/",
    ]
    for client in (Client(), Client(enforce_csrf_checks=True)):
        for address in entrances + accounts:
            answer = sends(client, address)
            assert PASSWORD not in answer.content.decode(), address
            assert ESCAPED not in answer.content.decode(), address
    for address in accounts:
        assert sends(Client(), address).headers["Location"].startswith("/desk/login/")


def test_where_nothing_was_typed_one_is_led_to_sign_in(client: Client, user: User) -> None:
    for sent in ({}, {"csrfmiddlewaretoken": "x" * 32, "next": "/desk/"}):
        answer = client.post("/desk/labels/new/", sent, headers=HERE)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/desk/login/?next=")
    script = sends(client, **{"x-requested-with": "XMLHttpRequest"})
    assert "work" not in script.content.decode()


def test_a_token_from_before_somebody_signed_in_again_is_replaced(user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.get("/desk/labels/new/")
    old = client.cookies["csrftoken"].value
    client.cookies["csrftoken"] = "n" * 32
    sent = {"vocabulary": "topic", "name-en": "Rice", "csrfmiddlewaretoken": old}
    answer = client.post("/desk/labels/new/", sent, headers=HERE)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "since this page was opened, you signed out or in again" in page
    assert "/desk/login/" not in page
    kept = dict(querydict_from_html(page).lists())
    assert kept["name-en"] == ["Rice"]
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    again = kept | {"csrfmiddlewaretoken": token}
    assert client.post("/desk/labels/new/", again, headers=HERE).status_code == 302
    assert TermName.objects.filter(name="Rice").exists()


def test_a_script_is_told_in_a_sentence_who_is_signed_out(client: Client, user: User) -> None:
    answer = sends(client, accept="application/json")
    assert answer.status_code == 403
    told = {"success": False, "error_code": "locked"}
    assert answer.json() == told | {"error_message": "Not saved: you are signed out."}


def test_who_first_needs_a_second_factor_keeps_what_they_typed(client: Client, user: User) -> None:
    client.force_login(user)
    require_second_factor([Role.EDITOR], by=user)
    page = sends(client).content.decode()
    assert ESCAPED in page
    assert 'href="/desk/signing-in/" target="_blank"' in page
