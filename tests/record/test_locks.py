"""The database's locks outlive a change of a table, and somebody says so where they are gone."""

import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from dateline.lib.triggers import lay, missing
from dateline.ops.append_only import rules
from dateline.ops.commands import check
from dateline.ops.refusal import Refusal
from tests.stories import released

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="SQLite alone rebuilds tables."
)


@pytest.fixture
def copy(
    tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the tests' database, with an item in it, in a file of its own."""
    released()
    file = tmp_path / "copy.sqlite3"
    with sqlite3.connect(file) as target:
        connection.connection.backup(target)
    target.close()
    monkeypatch.setitem(
        connections.settings, "copy", {**connections.settings["default"], "NAME": str(file)}
    )
    yield connections["copy"]
    connections["copy"].close()
    del connections["copy"]


def change_a_column(copy: BaseDatabaseWrapper) -> None:
    """Apply a migration that changes a column of the editions, as one to come might."""
    before = MigrationLoader(copy).project_state()
    change = migrations.AlterField("edition", "note", models.TextField(blank=True, default="-"))
    after = before.clone()
    change.state_forwards("record", after)
    with copy.schema_editor() as editor:
        change.database_forwards("record", editor, before, after)


def test_a_changed_table_loses_its_locks_and_has_them_again_after_migrating(
    copy: BaseDatabaseWrapper,
) -> None:
    assert missing(copy, rules()) == []
    change_a_column(copy)
    assert missing(copy, rules()) == ["record_edition_no_update", "record_edition_no_delete"]
    call_command("migrate", database="copy", verbosity=0, interactive=False)
    assert missing(copy, rules()) == []
    with copy.cursor() as cursor:
        with pytest.raises(DatabaseError, match="append another"):
            cursor.execute("UPDATE record_edition SET note = 'changed'")
        cursor.execute("SELECT COUNT(*) FROM record_edition")
        assert cursor.fetchone() == (1,)


def test_locks_laid_twice_are_the_same_locks(copy: BaseDatabaseWrapper) -> None:
    def all_of_them() -> set[tuple[str, str]]:
        with copy.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return set(cursor.fetchall())

    before = all_of_them()
    lay(copy, rules())
    assert all_of_them() == before


def test_the_check_names_every_lock_that_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(Namespace()) == 0
    assert f"{len(rules())} tables are locked" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER record_edition_no_delete")
        cursor.execute("DROP TRIGGER journal_change_no_update")
    with pytest.raises(Refusal, match=r"lost 2 of its locks") as refusal:
        check.run(Namespace())
    assert "journal_change_no_update, record_edition_no_delete" in str(refusal.value)
