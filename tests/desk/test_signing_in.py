"""Signing in by password: who gets in, who does not, and that there is no way round it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dateline.people.accounts import make_account, set_password
from dateline.people.models import AuditEntry, Role, User

PASSWORD = "quite a long password"
NOON = datetime(2021, 8, 2, 12, tzinfo=UTC)


@pytest.fixture
def user(db: None) -> User:
    user = make_account("amara", Role.EDITOR, PASSWORD)
    user.email = "amara@example.org"
    user.save()
    return user


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def sign_in(client: Client, login: str = "amara", password: str = PASSWORD) -> str:
    """Try to sign in; return where that leads, "" for the same page again."""
    answer = client.post("/desk/login/", {"login": login, "password": password})
    return str(answer.headers.get("Location", ""))


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def deeds_of(user: User) -> list[tuple[str, str, str]]:
    entries = AuditEntry.objects.filter(subject=f"account {user.opaque_id}").order_by("pk")
    return [(entry.deed, entry.person, entry.role) for entry in entries]


@pytest.mark.parametrize("login", ["amara", "AMARA", " amara ", "amara@example.org"])
def test_name_and_address_sign_in_whatever_their_capitals(
    client: Client, user: User, login: str
) -> None:
    assert sign_in(client, login) == "/desk/"
    assert is_in(client)


def test_people_come_to_where_they_wanted_to_go_and_never_to_another_site(
    client: Client, user: User
) -> None:
    asked = client.get("/desk/listings/").headers["Location"]
    assert asked == "/desk/login/?next=/desk/listings/"
    filled_in = {"login": "amara", "password": PASSWORD}
    answer = client.post("/desk/login/", filled_in | {"next": "https://example.com/"})
    assert answer.headers["Location"] == "/desk/"
    client.post("/desk/logout/")
    assert client.post(asked, filled_in).headers["Location"] == "/desk/listings/"


def test_a_wrong_password_is_told_in_a_sentence_and_noted(client: Client, user: User) -> None:
    page = client.post("/desk/login/", {"login": "amara", "password": "another"}).content.decode()
    assert "This name and this password do not belong together." in page
    unknown = client.post("/desk/login/", {"login": "nobody", "password": "another"})
    assert "This name and this password do not belong together." in unknown.content.decode()
    assert not is_in(client)
    assert deeds_of(user)[1:] == [("failed to sign in", "", "unknown")]


def test_signing_in_and_out_is_noted_with_what_it_was_by(client: Client, user: User) -> None:
    sign_in(client)
    assert client.post("/desk/logout/").headers["Location"] == "/desk/login/"
    assert not is_in(client)
    assert deeds_of(user)[1:] == [
        ("signed in", user.opaque_id, "Editor"),
        ("signed out", user.opaque_id, "Editor"),
    ]
    entry = AuditEntry.objects.get(deed="signed in")
    assert entry.changes == {"by": ["", "password"]}


def test_nobody_is_signed_out_by_a_mere_link(client: Client, user: User) -> None:
    sign_in(client)
    assert client.get("/desk/logout/").status_code == 200
    assert is_in(client)


def test_wagtails_own_way_in_takes_no_password(client: Client, user: User) -> None:
    assert reverse("wagtailadmin_login") == "/desk/login/"
    client.post("/desk/login/", {"username": "amara", "password": PASSWORD})
    assert not is_in(client)


@pytest.mark.parametrize(
    "address", ["", "done/", "confirm/MQ/abc-def/", "complete/", "confirm/MQ/set-password/"]
)
def test_wagtails_ways_to_a_new_password_lead_to_signing_in(
    client: Client, user: User, address: str
) -> None:
    for ask in (client.get, client.post):
        answer = ask(f"/desk/password_reset/{address}")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/login/")


def test_wagtails_settings_of_an_account_change_no_password(client: Client, user: User) -> None:
    sign_in(client)
    assert "password-new_password1" not in client.get("/desk/account/").content.decode()
    new = "another long password"
    client.post("/desk/account/", {"password-new_password1": new, "password-new_password2": new})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("address", ["signup/", "signing-in/signup/", "signing-in/email/"])
def test_nobody_makes_an_account_for_themselves(client: Client, user: User, address: str) -> None:
    sign_in(client)
    new = {"username": "new", "password1": PASSWORD, "password2": PASSWORD}
    assert client.get(f"/desk/{address}").status_code == 404
    assert client.post(f"/desk/{address}", new).status_code == 404
    assert User.objects.count() == 1


def test_guesses_are_limited_to_five_in_five_minutes(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    for _ in range(5):
        sign_in(client, password="a guess")
    page = client.post("/desk/login/", {"login": "amara", "password": PASSWORD}).content.decode()
    assert "Too many attempts." in page
    assert not is_in(client)
    assert len([deed for deed, *_ in deeds_of(user) if deed == "failed to sign in"]) == 5
    noon.shift(301)
    assert sign_in(client) == "/desk/"


def test_limits_hold_for_another_address_of_the_network_too(
    user: User, noon: time_machine.Traveller
) -> None:
    for number in range(5):
        sign_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), password="a guess")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.99")) == ""


def test_whoever_tries_many_names_is_sent_away(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    for number in range(30):
        sign_in(client, login=f"name-{number}")
    answer = client.post("/desk/login/", {"login": "amara", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Wait a few minutes" in answer.content.decode()


def test_a_closed_account_is_told_so_after_the_right_password_alone(
    client: Client, user: User
) -> None:
    user.is_active = False
    user.save()
    wrong = client.post("/desk/login/", {"login": "amara", "password": "another"})
    assert "may not enter" not in wrong.content.decode()
    filled_in = {"login": "amara", "password": PASSWORD}
    right = client.post("/desk/login/", filled_in, follow=True).content.decode()
    assert "This account may not enter the desk. Ask an administrator." in right
    assert not is_in(client)


def test_an_account_without_a_role_is_not_sent_round_in_circles(client: Client, user: User) -> None:
    sign_in(client)
    user.groups.clear()
    page = client.get("/desk/", follow=True)
    assert len(page.redirect_chain) == 1
    assert "This account may not enter the desk." in page.content.decode()
    assert sign_in(client) == "/desk/login/"


def test_a_new_password_is_asked_for_with_the_present_one(client: Client, user: User) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)
    new = "another long password"
    filled_in = {"oldpassword": "wrong", "password1": new, "password2": new}
    page = client.post("/desk/signing-in/password/", filled_in).content.decode()
    assert "This is not your password." in page
    client.post("/desk/signing-in/password/", filled_in | {"oldpassword": PASSWORD})
    assert is_in(client)
    assert not is_in(other)
    assert sign_in(other, password=new) == "/desk/"
    assert ("changed the own password", user.opaque_id, "Editor") in deeds_of(user)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "This password is too short. It must contain at least 12 characters."),
        ("administrator", "This password is too common."),
        ("849276154037", "This password is entirely numeric."),
        ("amara@example.org", "The password is too similar to the email address."),
    ],
)
def test_a_weak_password_is_refused_with_a_sentence(
    client: Client, user: User, password: str, sentence: str
) -> None:
    sign_in(client)
    filled_in = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = client.post("/desk/signing-in/password/", filled_in)
    assert sentence in answer.context["form"].errors["password1"]
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_password_from_the_command_line_signs_everybody_else_out(
    client: Client, user: User
) -> None:
    sign_in(client)
    password = set_password("amara")
    assert not is_in(client)
    assert sign_in(client, password=password) == "/desk/"


def test_pages_for_signing_in_allow_no_inline_script_and_are_kept_nowhere(
    client: Client, user: User
) -> None:
    for _ in range(2):
        for address in ("/desk/login/", "/desk/signing-in/"):
            headers = client.get(address).headers
            assert "unsafe-inline" not in headers["Content-Security-Policy"]
            assert "no-store" in headers["Cache-Control"]
        sign_in(client)


def test_strangers_are_met_in_the_language_of_their_browser(client: Client, db: None) -> None:
    page = client.get("/desk/login/", headers={"Accept-Language": "ar, en;q=0.5"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    page = client.get("/desk/login/", headers={"Accept-Language": "xx"}).content.decode()
    assert '<html lang="en" dir="ltr">' in page
