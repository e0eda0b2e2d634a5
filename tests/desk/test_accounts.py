"""Accounts on the desk: made and changed by administrators, and every change noted."""

import pytest
from django.test import Client

from dateline.desk.teams import offices_of
from dateline.people.accounts import make_account
from dateline.people.models import AuditEntry, Role, User
from dateline.people.roles import role_of
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term

PASSWORD = "quite a long password"
NEW = {"username": "new", "password1": PASSWORD, "password2": PASSWORD, "role": "Editor"}


def deeds_on(user: User) -> list[tuple[str, str, dict[str, list[str]]]]:
    entries = AuditEntry.objects.filter(subject=f"account {user.opaque_id}").order_by("pk")
    return [(entry.deed, entry.role, entry.changes) for entry in entries]


@pytest.fixture
def offices(db: None) -> tuple[Term, Term]:
    manila = make_term(Vocabulary.OFFICE, {"en": "Manila"})
    return manila, make_term(Vocabulary.OFFICE, {"en": "Geneva"})


def test_an_administrator_makes_an_account_and_changes_its_role(administrator: Client) -> None:
    assert administrator.post("/desk/users/new/", NEW).status_code == 302
    user = User.objects.get(username="new")
    assert role_of(user) == "Editor"
    form = administrator.get(f"/desk/users/edit/{user.pk}/").content.decode()
    assert 'value="Editor"' in form
    administrator.post(
        f"/desk/users/edit/{user.pk}/",
        {"username": "new", "role": "Administrator", "is_active": "on"},
    )
    user = User.objects.get(username="new")
    assert (role_of(user), user.is_superuser) == ("Administrator", True)
    assert user.check_password(PASSWORD)


def test_what_changed_is_noted_field_by_field_and_no_password_is(administrator: Client) -> None:
    administrator.post("/desk/users/new/", NEW)
    user = User.objects.get(username="new")
    administrator.post(
        f"/desk/users/edit/{user.pk}/",
        {
            "username": "new",
            "email": "new@example.org",
            "role": "Reporter",
            "password1": "another long password",
            "password2": "another long password",
        },
    )
    administrator.post(
        f"/desk/users/edit/{user.pk}/",
        {"username": "new", "email": "new@example.org", "role": "Reporter"},
    )
    editor = "Editor: also reviews and publishes there, and arranges listings and labels"
    reporter = "Reporter: writes in the own offices"
    assert deeds_on(user) == [
        ("made an account", "Administrator", {"Username": ["", "new"], "Role": ["", editor]}),
        ("set a password", "Administrator", {}),
        (
            "changed an account",
            "Administrator",
            {
                "E-mail": ["", "new@example.org"],
                "Active": ["yes", "no"],
                "Role": [editor, reporter],
            },
        ),
        ("set a password", "Administrator", {}),
    ]


def test_an_editor_works_in_the_offices_that_are_ticked(
    administrator: Client, offices: tuple[Term, Term]
) -> None:
    manila, geneva = offices
    response = administrator.post("/desk/users/new/", NEW)
    assert response.context["form"].errors["offices"] == [
        "Tick the offices in which this person works."
    ]
    administrator.post("/desk/users/new/", NEW | {"offices": [manila.public_id]})
    user = User.objects.get(username="new")
    assert offices_of(user) == [manila]
    form = administrator.get(f"/desk/users/edit/{user.pk}/").context["form"]
    assert form.initial["offices"] == [manila.public_id]
    administrator.post(
        f"/desk/users/edit/{user.pk}/",
        {"username": "new", "role": "Editor", "is_active": "on", "offices": [geneva.public_id]},
    )
    assert offices_of(User.objects.get(pk=user.pk)) == [geneva]
    assert deeds_on(user)[-1][2] == {"Offices": ["Manila", "Geneva"]}


def test_managing_editors_need_no_office(administrator: Client, offices: tuple[Term, Term]) -> None:
    administrator.post("/desk/users/new/", NEW | {"role": "Managing editor"})
    assert role_of(User.objects.get(username="new")) == "Managing editor"


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("username", "AMARA", "Another account already has this name."),
        ("email", "Amara@Example.org", "Another account already has this address."),
    ],
)
def test_nobody_takes_anothers_name_or_address_whatever_the_capitals(
    administrator: Client, field: str, given: str, sentence: str
) -> None:
    other = make_account("amara", Role.EDITOR, PASSWORD)
    other.email = "amara@example.org"
    other.save()
    response = administrator.post("/desk/users/new/", NEW | {field: given})
    assert response.context["form"].errors[field] == [sentence]
    assert User.objects.count() == 2


def test_administrators_do_not_lock_themselves_out(administrator: Client) -> None:
    own = User.objects.get(username="administrator")
    form = administrator.get(f"/desk/users/edit/{own.pk}/").content.decode()
    assert 'name="role"' not in form
    administrator.post(
        f"/desk/users/edit/{own.pk}/", {"username": "administrator", "role": "Reporter"}
    )
    own = User.objects.get(username="administrator")
    assert (role_of(own), own.is_active) == ("Administrator", True)


def test_ones_own_password_is_changed_only_where_the_present_one_is_asked(
    administrator: Client,
) -> None:
    own = User.objects.get(username="administrator")
    page = administrator.get(f"/desk/users/edit/{own.pk}/").content.decode()
    assert "password1" not in page
    assert 'href="/desk/signing-in/"' in page
    new = {"password1": PASSWORD, "password2": PASSWORD}
    administrator.post(f"/desk/users/edit/{own.pk}/", {"username": "administrator"} | new)
    own.refresh_from_db()
    assert not own.check_password(PASSWORD)
