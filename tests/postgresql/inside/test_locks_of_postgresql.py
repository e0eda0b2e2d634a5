"""What only PostgreSQL can be asked to do to a table that is never rewritten."""

import pytest
from django.db import DatabaseError, connection, transaction

from dateline.lib.triggers import Rule, lay, missing
from dateline.ops.append_only import rules
from dateline.record.models import Erasure, Item
from tests.record.one_row_of_each import make_one_row_of_each

pytestmark = pytest.mark.django_db


def test_this_database_does_not_sort_by_bytes() -> None:
    assert connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'a' < 'B'")
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.table)
def test_the_database_refuses_to_empty_a_table(rule: Rule) -> None:
    make_one_row_of_each()
    with (
        pytest.raises(DatabaseError, match=rule.sentence),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {rule.table} CASCADE")
    assert Item.objects.count() == 2
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.table)
def test_a_lock_that_was_turned_off_counts_as_missing(rule: Rule) -> None:
    name = rule.trigger("UPDATE")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {rule.table} DISABLE TRIGGER {name}")
        assert missing(connection, rules()) == [name]
        lay(connection, rules())
    assert missing(connection, rules()) == []
