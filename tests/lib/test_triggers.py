"""The database's locks outlive a change of a table, and somebody says so where they are gone."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from dateline.lib.triggers import lay, missing
from dateline.ops.append_only import rules
from dateline.ops.commands import check
from dateline.ops.refusal import Refusal

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="SQLite alone rebuilds tables."
)


@pytest.fixture
def copy(
    tmp_path: Path,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the tests' database in a file of its own, outside of any transaction."""
    file = tmp_path / "copy.sqlite3"
    with django_db_blocker.unblock():
        connection.ensure_connection()
        file.write_bytes(connection.connection.serialize())
        settings = {**connections.settings["default"], "NAME": str(file)}
        monkeypatch.setitem(connections.settings, "copy", settings)
        yield connections["copy"]
        connections["copy"].close()
        del connections["copy"]


def change_a_column(copy: BaseDatabaseWrapper) -> None:
    """Apply a migration that widens a column of the names of terms, as one to come might."""
    before = MigrationLoader(copy).project_state()
    change = migrations.AlterField("termname", "name", models.CharField(max_length=300))
    after = before.clone()
    change.state_forwards("terms", after)
    with copy.schema_editor() as editor:
        change.database_forwards("terms", editor, before, after)


def test_a_changed_table_loses_its_locks_and_has_them_again_after_migrating(
    copy: BaseDatabaseWrapper,
) -> None:
    assert missing(copy, rules()) == []
    change_a_column(copy)
    assert missing(copy, rules()) == ["terms_termname_no_update", "terms_termname_no_delete"]
    call_command("migrate", database="copy", verbosity=0, interactive=False)
    assert missing(copy, rules()) == []
    with copy.cursor() as cursor, pytest.raises(DatabaseError, match="give a new one"):
        cursor.execute("UPDATE terms_termname SET name = 'changed'")


def test_locks_laid_twice_are_the_same_locks(copy: BaseDatabaseWrapper) -> None:
    def all_of_them() -> set[tuple[str, str]]:
        with copy.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return set(cursor.fetchall())

    before = all_of_them()
    lay(copy, rules())
    assert all_of_them() == before


@pytest.mark.django_db
def test_the_check_names_every_lock_that_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(Namespace()) == 0
    assert f"{len(rules())} tables are locked" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER record_edition_no_delete")
        cursor.execute("DROP TRIGGER journal_change_no_update")
    with pytest.raises(Refusal, match=r"lost 2 of its locks") as refusal:
        check.run(Namespace())
    assert "journal_change_no_update, record_edition_no_delete" in str(refusal.value)
