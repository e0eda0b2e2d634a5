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
    without it, none may. `closed_if` is one on `NEW` under which none may be added any more.
    """

    table: str
    sentence: str
    deletable_if: str = ""
    closed_if: str = ""

    @property
    def acts(self) -> tuple[str, ...]:
        """What is refused row by row, always or under a condition."""
        return ("UPDATE", "DELETE", "INSERT") if self.closed_if else ("UPDATE", "DELETE")

    def trigger(self, act: str) -> str:
        """Return the name of the trigger that refuses this act on this table."""
        return f"{self.table}_no_{act.lower()}"


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
    also = () if connection.vendor == "sqlite" else ("TRUNCATE",)
    wanted = [rule.trigger(act) for rule in rules for act in (*rule.acts, *also)]
    return [name for name in wanted if name not in present]


def _sqlite(rule: Rule) -> Iterable[str]:
    conditions = {"INSERT": f" WHEN {rule.closed_if}"}
    if rule.deletable_if:
        conditions["DELETE"] = f" WHEN NOT ({rule.deletable_if})"
    for act in rule.acts:
        yield f"DROP TRIGGER IF EXISTS {rule.trigger(act)}"
        yield (
            f"CREATE TRIGGER {rule.trigger(act)} BEFORE {act} ON {rule.table}"
            f"{conditions.get(act, '')} BEGIN SELECT RAISE(ABORT, '{rule.sentence}'); END"
        )


def _postgresql(rule: Rule) -> Iterable[str]:
    refuse = f"{rule.table}_refuse"
    unless = ""
    # One condition within the other, as OLD and NEW may not even be named where there is none.
    if rule.deletable_if:
        unless += (
            f"IF TG_OP = 'DELETE' THEN IF {rule.deletable_if} THEN RETURN OLD; END IF; END IF; "
        )
    if rule.closed_if:
        unless += (
            f"IF TG_OP = 'INSERT' THEN IF NOT ({rule.closed_if}) THEN RETURN NEW; END IF; END IF; "
        )
    yield (
        f"CREATE OR REPLACE FUNCTION {refuse}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {unless}RAISE EXCEPTION '{rule.sentence}'; END $$"
    )
    for act in (*rule.acts, "TRUNCATE"):
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        yield f"DROP TRIGGER IF EXISTS {rule.trigger(act)} ON {rule.table}"
        yield (
            f"CREATE TRIGGER {rule.trigger(act)} BEFORE {act} ON {rule.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {refuse}()"
        )
