"""Accounts: what is made, what is refused, and what the log says of it."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group

from dateline.lib.append_only import NeverRewritten
from dateline.people.accounts import (
    TakenAccount,
    UnknownAccount,
    make_account,
    make_first_accounts,
    new_password,
    set_password,
)
from dateline.people.models import AuditEntry, Role, User
from dateline.people.roles import give_role, make_roles, role_of

pytestmark = pytest.mark.django_db


def test_the_first_accounts_are_one_per_role_and_can_sign_in() -> None:
    made = make_first_accounts()
    assert [(name, role) for name, role, _password in made] == [
        ("reporter", "Reporter"),
        ("editor", "Editor"),
        ("managing-editor", "Managing editor"),
        ("administrator", "Administrator"),
    ]
    for name, role, password in made:
        user = authenticate(username=name, password=password)
        assert isinstance(user, User)
        assert role_of(user) == role
        assert user.has_perm("wagtailadmin.access_admin")


def test_first_accounts_are_made_once() -> None:
    make_first_accounts()
    assert make_first_accounts() == []
    assert User.objects.count() == len(Role)


def test_passwords_are_long_and_never_the_same() -> None:
    passwords = {new_password() for _ in range(50)}
    assert len(passwords) == 50
    assert all(len(password) >= 16 for password in passwords)


def test_a_new_password_replaces_the_old_one_and_is_logged() -> None:
    user = make_account("editor", Role.EDITOR, "the old one was long")
    password = set_password("editor")
    assert authenticate(username="editor", password=password) == user
    assert authenticate(username="editor", password="the old one was long") is None
    entry = AuditEntry.objects.order_by("-pk")[0]
    assert (entry.deed, entry.subject, entry.role) == (
        "set a password",
        f"account {user.opaque_id}",
        "command line",
    )


def test_a_password_for_nobody_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownAccount, match=r"no account “nobody”; there is none yet\."):
        set_password("nobody")
    make_account("editor", Role.EDITOR, new_password())
    with pytest.raises(UnknownAccount, match=r"known are editor\."):
        set_password("nobody")


def test_a_name_is_taken_once() -> None:
    make_account("editor", Role.EDITOR, new_password())
    with pytest.raises(TakenAccount, match="already an account “editor”"):
        make_account("editor", Role.REPORTER, new_password())


def test_roles_made_twice_stay_as_they_are() -> None:
    make_roles()
    before = {group.name: group.permissions.count() for group in Group.objects.all()}
    make_roles()
    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before
    assert set(before) == {role.value for role in Role}


def test_only_administrators_may_do_everything() -> None:
    user = make_account("somebody", Role.ADMINISTRATOR, new_password())
    assert user.is_superuser
    give_role(user, Role.REPORTER)
    user = User.objects.get(pk=user.pk)
    assert not user.is_superuser
    assert role_of(user) == "Reporter"
    assert not user.has_perm("archive.change_section")


def test_the_audit_log_is_never_rewritten() -> None:
    make_account("editor", Role.EDITOR, new_password())
    entry = AuditEntry.objects.get()
    with pytest.raises(NeverRewritten):
        entry.save()
    with pytest.raises(NeverRewritten):
        AuditEntry.objects.all().delete()
