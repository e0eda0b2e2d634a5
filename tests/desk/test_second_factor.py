"""The second factor: set up, asked for, required of a role, lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from dateline.desk.signing_in.factors import factors_of, take_second_factor_away
from dateline.people.accounts import make_account
from dateline.people.models import AuditEntry, Role, User
from dateline.people.rules import require_second_factor
from tests.codes import code_of
from tests.desk.test_signing_in import PASSWORD, is_in, sign_in

NOON = datetime(2021, 8, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(db: None) -> User:
    return make_account("amara", Role.EDITOR, PASSWORD)


@pytest.fixture
def boss(db: None) -> User:
    return make_account("boss", Role.ADMINISTRATOR, PASSWORD)


def set_up_app(client: Client) -> str:
    """Set up an authenticator app for whoever is signed in; return its secret."""
    form = client.get("/desk/signing-in/totp/activate/").context["form"]
    secret = str(form.secret)
    answer = client.post("/desk/signing-in/totp/activate/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/desk/signing-in/recovery-codes/"
    return secret


@pytest.fixture
def secret(client: Client, user: User) -> str:
    """The secret of the app of somebody who has just signed out."""
    sign_in(client)
    secret = set_up_app(client)
    client.post("/desk/logout/")
    return secret


def give_code(client: Client, code: str) -> str:
    answer = client.post("/desk/signing-in/authenticate/", {"code": code})
    return str(answer.headers.get("Location", ""))


def test_a_code_is_asked_for_after_the_password(client: Client, user: User, secret: str) -> None:
    assert sign_in(client) == "/desk/signing-in/authenticate/"
    assert not is_in(client)
    assert give_code(client, "000000") == ""
    assert not is_in(client)
    assert give_code(client, code_of(secret)) == "/desk/"
    assert is_in(client)
    entry = AuditEntry.objects.filter(deed="signed in").order_by("pk").last()
    assert entry is not None
    assert entry.changes == {"by": ["", "password, authenticator app"]}
    assert AuditEntry.objects.filter(deed="failed at the second factor", person="").count() == 1


def test_a_code_is_taken_once_for_as_long_as_it_would_be_right(
    user: User, secret: str, noon: time_machine.Traveller
) -> None:
    code = code_of(secret, steps=1)
    first, second = Client(), Client()
    sign_in(first)
    sign_in(second)
    assert give_code(first, code) == "/desk/"
    noon.shift(45)
    assert give_code(second, code) == ""
    assert give_code(second, code_of(secret, steps=1)) == "/desk/"


def test_guesses_at_codes_are_limited(client: Client, user: User, secret: str) -> None:
    sign_in(client)
    for _ in range(5):
        give_code(client, "000000")
    assert give_code(client, code_of(secret)) == ""
    assert not is_in(client)


def test_a_recovery_code_stands_in_once(client: Client, user: User, secret: str) -> None:
    (kept,) = Authenticator.objects.filter(type="recovery_codes")
    code = kept.wrap().get_unused_codes()[0]
    sign_in(client)
    assert give_code(client, code) == "/desk/"
    client.post("/desk/logout/")
    sign_in(client)
    assert give_code(client, code) == ""


def test_setting_one_up_ends_the_sessions_that_have_given_none(
    client: Client, user: User, django_capture_on_commit_callbacks: Any
) -> None:
    other = Client()
    sign_in(other)
    sign_in(client)
    # The own session goes on; tests/journeys sees that, where transactions really end.
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    assert not is_in(other)
    entry = AuditEntry.objects.get(deed="added a second factor")
    assert entry.changes == {"second factor": ["", "authenticator app"]}


def test_long_after_signing_in_the_password_is_asked_for_once_more(
    client: Client, user: User, noon: time_machine.Traveller
) -> None:
    sign_in(client)
    assert client.get("/desk/signing-in/totp/activate/").status_code == 200
    noon.shift(16 * 60)
    asked = client.get("/desk/signing-in/totp/activate/").headers["Location"]
    assert asked.startswith("/desk/signing-in/confirm/?next=")
    answer = client.post(asked, {"password": PASSWORD})
    assert answer.headers["Location"] == "/desk/signing-in/totp/activate/"
    assert client.get("/desk/signing-in/totp/activate/").status_code == 200


def test_who_lacks_a_needed_one_is_led_to_setting_it_up_and_does_nothing_else(
    client: Client, user: User, boss: User
) -> None:
    sign_in(client)
    require_second_factor([Role.EDITOR], by=boss)
    for address in ("/desk/", "/desk/labels/", "/desk/account/", "/desk/nothing-here/"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/signing-in/")
    for answer in (
        client.post("/desk/labels/new/", {"vocabulary": "topic", "name-en": "Wages"}),
        client.get("/desk/api/main/pages/", headers={"X-Requested-With": "XMLHttpRequest"}),
        client.put("/desk/api/main/pages/"),
    ):
        assert answer.status_code == 403
        assert "Your role needs a second factor." in answer.content.decode()
    assert "the desk stays closed" in client.get("/desk/signing-in/").content.decode()
    set_up_app(client)
    assert is_in(client)


def test_only_the_roles_that_need_one_are_asked_for_it(
    client: Client, user: User, boss: User
) -> None:
    require_second_factor([Role.ADMINISTRATOR], by=boss)
    sign_in(client)
    assert is_in(client)
    sign_in(other := Client(), "boss")
    assert not is_in(other)


def test_an_administrator_without_a_group_is_an_administrator_still(boss: User) -> None:
    require_second_factor([Role.ADMINISTRATOR], by=boss)
    boss.groups.clear()
    sign_in(client := Client(), "boss")
    assert client.get("/desk/").headers["Location"] == "/desk/signing-in/"


def test_the_last_factor_that_is_needed_stays(
    client: Client, user: User, boss: User, secret: str
) -> None:
    require_second_factor([Role.EDITOR], by=boss)
    sign_in(client)
    give_code(client, code_of(secret, steps=1))
    client.post("/desk/signing-in/totp/deactivate/")
    page = client.get("/desk/signing-in/totp/deactivate/").content.decode()
    assert "Add another one before you take this one away." in page
    assert factors_of(user) == ["authenticator app"]


def test_one_that_is_not_needed_is_taken_away_with_its_recovery_codes(
    client: Client, user: User, secret: str
) -> None:
    sign_in(client)
    give_code(client, code_of(secret, steps=1))
    client.post("/desk/signing-in/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.filter(deed="took away a second factor").count() == 1
    client.post("/desk/logout/")
    assert sign_in(client) == "/desk/"


def test_an_administrator_takes_a_lost_one_away(
    client: Client, user: User, boss: User, secret: str
) -> None:
    sign_in(client)
    give_code(client, code_of(secret, steps=1))
    sign_in(of_boss := Client(), "boss")
    page = of_boss.get(f"/desk/users/edit/{user.pk}/").content.decode()
    assert f'href="/desk/accounts/{user.pk}/lost/"' in page
    assert "authenticator app" in of_boss.get(f"/desk/accounts/{user.pk}/lost/").content.decode()
    answer = of_boss.post(f"/desk/accounts/{user.pk}/lost/")
    assert answer.headers["Location"] == f"/desk/users/edit/{user.pk}/"
    assert not is_in(client)
    assert sign_in(client) == "/desk/"
    entry = AuditEntry.objects.get(deed="took away a second factor")
    assert (entry.person, entry.subject) == (boss.opaque_id, f"account {user.opaque_id}")
    assert entry.changes == {"second factor": ["authenticator app", "none"]}


def test_nobody_else_takes_one_away(client: Client, user: User, boss: User, secret: str) -> None:
    make_account("beatrix", Role.MANAGING_EDITOR, PASSWORD)
    sign_in(other := Client(), "beatrix")
    assert other.post(f"/desk/accounts/{user.pk}/lost/").headers["Location"] == "/desk/"
    assert factors_of(user) == ["authenticator app"]


def test_where_there_is_none_nothing_is_taken_away_and_nothing_noted(user: User) -> None:
    before = AuditEntry.objects.count()
    assert not take_second_factor_away(user, by=None)
    assert AuditEntry.objects.count() == before


def test_administrators_say_which_roles_need_one(user: User, boss: User) -> None:
    sign_in(of_boss := Client(), "boss")
    of_boss.post("/desk/second-factor/", {"roles": ["Editor", "Managing editor"]})
    of_boss.post("/desk/second-factor/", {"roles": ["Editor"]})
    page = of_boss.get("/desk/second-factor/").content.decode()
    assert page.count("checked") == 1
    changes = AuditEntry.objects.filter(deed="changed who needs a second factor").order_by("pk")
    assert [entry.changes for entry in changes] == [
        {"Editor": ["not needed", "needed"], "Managing editor": ["not needed", "needed"]},
        {"Managing editor": ["needed", "not needed"]},
    ]
    sign_in(client := Client())
    client.post("/desk/second-factor/", {"roles": []})
    assert client.get("/desk/second-factor/").headers["Location"] == "/desk/signing-in/"
    assert of_boss.get("/desk/second-factor/").content.decode().count("checked") == 1
