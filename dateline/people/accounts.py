"""Verbs: an account is made, and given a password."""

import secrets

from django.db import transaction

from dateline.lib import clock
from dateline.lib.ids import ALPHABET
from dateline.people.audit import note
from dateline.people.models import Role, User
from dateline.people.roles import give_role, make_roles

_GROUPS = 4
_GROUP_LENGTH = 4


class UnknownAccount(Exception):
    """No account has this name, with the sentence that says so."""


class TakenAccount(Exception):
    """An account of this name is already there, with the sentence that says so."""


def new_password() -> str:
    """Return 80 random bits as four groups of four letters and digits, easy to read out."""
    groups = (
        "".join(secrets.choice(ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
    )
    return "-".join(groups)


@transaction.atomic
def make_account(name: str, role: Role, password: str) -> User:
    """Make an account with one role; raise TakenAccount where there is one of this name."""
    # Two names that differ by capitals alone could neither of them sign in.
    if User.objects.filter(username__iexact=name).exists():
        raise TakenAccount(f"There is already an account “{name}”.")
    make_roles()
    user = User.objects.create_user(username=name, password=password)
    give_role(user, role)
    note(None, "made an account", f"account {user.opaque_id}", clock.now())
    return user


@transaction.atomic
def set_password(name: str) -> str:
    """Give an account a new password and return it; raise UnknownAccount where there is none.

    Whoever is signed in with the old one is signed out.
    """
    user = User.objects.filter(username=name).first()
    if user is None:
        names = ", ".join(User.objects.order_by("username").values_list("username", flat=True))
        known = f"known are {names}" if names else "there is none yet"
        raise UnknownAccount(f"There is no account “{name}”; {known}.")
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    note(None, "set a password", f"account {user.opaque_id}", clock.now())
    return password


@transaction.atomic
def make_first_accounts() -> list[tuple[str, str, str]]:
    """Make an account per role where there is none at all; return (name, role, password)s."""
    if User.objects.exists():
        return []
    made = [(_first_name(role), role, new_password()) for role in Role]
    for name, role, password in made:
        make_account(name, role, password)
    return [(name, role.value, password) for name, role, password in made]


def _first_name(role: Role) -> str:
    return role.value.lower().replace(" ", "-")
