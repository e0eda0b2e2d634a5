"""`dateline password`: a new password, printed once, and on demand no second factor any more."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate

from dateline.desk.signing_in.factors import factors_of
from dateline.ops.command_line import main
from dateline.people.accounts import make_account
from dateline.people.models import AuditEntry, Role, User


@pytest.fixture
def user(db: None) -> User:
    user = make_account("amara", Role.EDITOR, "quite a long password")
    Authenticator.objects.create(user=user, type="totp", data={"secret": "MFRGGZDF"})
    return user


def test_a_new_password_is_printed_and_the_second_factor_stays(
    user: User, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["password", "amara"]) == 0
    name, password = capsys.readouterr().out.strip().split(": ")
    assert name == "amara"
    assert authenticate(username="amara", password=password) == user
    assert factors_of(user) == ["authenticator app"]


def test_a_lost_second_factor_is_taken_away_and_that_is_noted(user: User) -> None:
    assert main(["password", "amara", "--no-second-factor"]) == 0
    assert factors_of(user) == []
    entry = AuditEntry.objects.get(deed="took away a second factor")
    assert (entry.person, entry.role) == ("", "command line")
