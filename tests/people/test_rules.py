"""Which roles need a second factor, and that who changed it is noted."""

import pytest

from dateline.people.accounts import make_account, new_password
from dateline.people.models import AuditEntry, Role
from dateline.people.rules import (
    needs_second_factor,
    require_second_factor,
    roles_with_second_factor,
)

pytestmark = pytest.mark.django_db


def test_nobody_needs_one_until_somebody_says_so() -> None:
    boss = make_account("boss", Role.ADMINISTRATOR, new_password())
    editor = make_account("editor", Role.EDITOR, new_password())
    assert not needs_second_factor(boss)
    require_second_factor([Role.EDITOR], by=boss)
    assert needs_second_factor(editor)
    assert not needs_second_factor(boss)
    assert roles_with_second_factor() == {Role.EDITOR}


def test_saying_the_same_again_leaves_no_trace() -> None:
    boss = make_account("boss", Role.ADMINISTRATOR, new_password())
    require_second_factor([Role.EDITOR], by=boss)
    before = AuditEntry.objects.count()
    require_second_factor([Role.EDITOR], by=boss)
    assert AuditEntry.objects.count() == before
    require_second_factor([], by=boss)
    assert roles_with_second_factor() == set()
