"""The people of the desk, each signed in at a browser of their own."""

import pytest
from django.test import Client

from dateline.people.accounts import make_account, new_password
from dateline.people.models import Role


def _signed_in(name: str, role: Role) -> Client:
    client = Client()
    client.force_login(make_account(name, role, new_password()))
    return client


@pytest.fixture
def reporter(db: None) -> Client:
    return _signed_in("reporter", Role.REPORTER)


@pytest.fixture
def editor(db: None) -> Client:
    return _signed_in("editor", Role.EDITOR)


@pytest.fixture
def administrator(db: None) -> Client:
    return _signed_in("administrator", Role.ADMINISTRATOR)
