"""The people of the desk, each signed in at a browser of their own, and two offices."""

from collections.abc import Callable

import pytest
from django.test import Client

from dateline.desk.models import Office
from dateline.desk.offices import make_rights_everywhere, office_of, set_time_zone
from dateline.desk.teams import place_in_offices
from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role
from dateline.people.roles import make_roles
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.houses import house as house
from tests.houses import set_up_house as set_up_house

SignIn = Callable[..., Client]


def _signed_in(name: str, role: Role, *offices: Office) -> Client:
    user = make_account(name, role, new_password())
    if offices:
        place_in_offices(user, role, [office.term for office in offices])
    client = Client()
    client.force_login(user)
    return client


def _office(name: str, time_zone: str) -> Office:
    # As on a first start, the roles are there before any office.
    make_roles()
    office = office_of(make_term(Vocabulary.OFFICE, {"en": name}))
    set_time_zone(office, time_zone)
    return office


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """Make an account of this name and role, in these offices, and sign it in."""
    return _signed_in


@pytest.fixture
def reporter(db: None) -> Client:
    return _signed_in("reporter", Role.REPORTER)


@pytest.fixture
def editor(db: None) -> Client:
    return _signed_in("editor", Role.EDITOR)


@pytest.fixture
def managing_editor(db: None) -> Client:
    client = _signed_in("managing-editor", Role.MANAGING_EDITOR)
    make_rights_everywhere()
    return client


@pytest.fixture
def administrator(db: None) -> Client:
    return _signed_in("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def manila(db: None) -> Office:
    return _office("Manila", "Asia/Manila")


@pytest.fixture
def geneva(db: None) -> Office:
    return _office("Geneva", "Europe/Zurich")


@pytest.fixture
def manila_reporter(manila: Office) -> Client:
    return _signed_in("manila-reporter", Role.REPORTER, manila)


@pytest.fixture
def manila_editor(manila: Office) -> Client:
    return _signed_in("manila-editor", Role.EDITOR, manila)


@pytest.fixture
def geneva_reporter(geneva: Office) -> Client:
    return _signed_in("geneva-reporter", Role.REPORTER, geneva)


@pytest.fixture
def geneva_editor(geneva: Office) -> Client:
    return _signed_in("geneva-editor", Role.EDITOR, geneva)
