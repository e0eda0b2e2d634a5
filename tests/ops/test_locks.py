"""The database itself holds what is never rewritten, whoever ran the migrations."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from dateline.lib.append_only import AppendOnly
from dateline.lib.triggers import missing
from dateline.ops.append_only import rules

pytestmark = pytest.mark.django_db


def test_migrations_leave_every_lock_in_place() -> None:
    assert missing(connection, rules()) == []


def test_a_lock_that_a_migration_dropped_is_laid_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER record_edition_no_update")
    call_command("migrate", verbosity=0)
    assert missing(connection, rules()) == []


def test_every_table_that_python_never_rewrites_is_locked_in_the_database() -> None:
    tables: set[str] = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, AppendOnly) and issubclass(model, models.Model)
    }
    assert tables == {rule.table for rule in rules()}
