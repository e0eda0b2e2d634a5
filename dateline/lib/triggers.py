"""Triggers that keep the database itself from rewriting an append-only table.

Django rebuilds a SQLite table when a migration changes it and drops its triggers without a
word, so they are laid again after every migration and looked for at every start.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Rule:
    """One table that is never rewritten.

    `deletable_if` is an SQL condition on `OLD` under which a row may go (erasure by law);
    without it, none may.
    """

    table: str
    sentence: str
    deletable_if: str = ""

    def trigger(self, act: str) -> str:
        """Return the name of the trigger that refuses this act on this table."""
        return f"{self.table}_no_{act.lower()}"


_ACTS = ("UPDATE", "DELETE")


def lay(connection: BaseDatabaseWrapper, rules: Iterable[Rule]) -> None:
    """Lay the triggers of those rules whose table exists, in place of any there."""
    tables = set(connection.introspection.table_names())
    statements = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for rule in rules:
            if rule.table in tables:
                for statement in statements(rule):
                    cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper, rules: Iterable[Rule]) -> list[str]:
    """Return the names of the triggers that should be there and are not."""
    source = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(source)
        present = {name for (name,) in cursor.fetchall()}
    acts = _ACTS if connection.vendor == "sqlite" else (*_ACTS, "TRUNCATE")
    wanted = [rule.trigger(act) for rule in rules for act in acts]
    return [name for name in wanted if name not in present]


def _sqlite(rule: Rule) -> Iterable[str]:
    for act in _ACTS:
        unless = f" WHEN NOT ({rule.deletable_if})" if act == "DELETE" and rule.deletable_if else ""
        yield f"DROP TRIGGER IF EXISTS {rule.trigger(act)}"
        yield (
            f"CREATE TRIGGER {rule.trigger(act)} BEFORE {act} ON {rule.table}{unless} "
            f"BEGIN SELECT RAISE(ABORT, '{rule.sentence}'); END"
        )


def _postgresql(rule: Rule) -> Iterable[str]:
    refuse = f"{rule.table}_refuse"
    unless = (
        f"IF TG_OP = 'DELETE' AND ({rule.deletable_if}) THEN RETURN OLD; END IF; "
        if rule.deletable_if
        else ""
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {refuse}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {unless}RAISE EXCEPTION '{rule.sentence}'; END $$"
    )
    for act in (*_ACTS, "TRUNCATE"):
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        yield f"DROP TRIGGER IF EXISTS {rule.trigger(act)} ON {rule.table}"
        yield (
            f"CREATE TRIGGER {rule.trigger(act)} BEFORE {act} ON {rule.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {refuse}()"
        )
