"""Rows written once stay as they were: Python refuses to change them, and so does the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from dateline.lib.append_only import AppendOnly, NeverRewritten
from dateline.lib.triggers import Rule, missing
from dateline.ops.append_only import rules
from dateline.record.models import Content, Erasure
from tests.record.one_row_of_each import MODELS, make_one_row_of_each

RULES = {rule.table: rule for rule in rules()}
TABLES = sorted(RULES)


@pytest.fixture(autouse=True)
def _rows(ten_o_clock: None) -> None:
    make_one_row_of_each()


@pytest.fixture(params=MODELS, ids=lambda model: model.__name__)
def model(request: pytest.FixtureRequest) -> type[AppendOnly]:
    found: type[AppendOnly] = request.param
    return found


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [
            column.name for column in connection.introspection.get_table_description(cursor, table)
        ]


def _content_of(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608
        found: list[tuple[object, ...]] = cursor.fetchall()
        return found


def _refused(rule: Rule, statement: str) -> None:
    before = _content_of(rule.table)
    assert before
    with (
        pytest.raises(DatabaseError, match=rule.sentence),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert _content_of(rule.table) == before


def test_every_table_of_the_list_is_tested() -> None:
    assert {model._meta.db_table for model in MODELS} == set(TABLES)
    assert missing(connection, rules()) == []


def test_python_refuses_to_save_again(model: type[AppendOnly]) -> None:
    row = model.objects.order_by("pk")[0]
    with pytest.raises(NeverRewritten, match="never rewritten"):
        row.save()
    with pytest.raises(NeverRewritten, match="never rewritten"):
        row.save(update_fields=[row._meta.concrete_fields[-1].name])


def test_python_refuses_to_delete(model: type[AppendOnly]) -> None:
    with pytest.raises(NeverRewritten, match="never deleted"):
        model.objects.order_by("pk")[0].delete()
    with pytest.raises(NeverRewritten, match="never deleted"):
        model.objects.all().delete()
    with pytest.raises(NeverRewritten, match="never deleted"):
        model.objects.none().delete()


def test_python_refuses_to_update_many_at_once(model: type[AppendOnly]) -> None:
    row = model.objects.order_by("pk")[0]
    field = next(field.name for field in row._meta.concrete_fields if not field.primary_key)
    with pytest.raises(NeverRewritten, match="never rewritten"):
        model.objects.all().update(**{field: getattr(row, field)})
    with pytest.raises(NeverRewritten, match="never rewritten"), transaction.atomic():
        model.objects.bulk_update([row], [field])
    with pytest.raises(NeverRewritten, match="never rewritten"), transaction.atomic():
        model.objects.update_or_create(pk=row.pk, defaults={field: getattr(row, field)})


def test_the_database_refuses_what_goes_past_the_rows_own_manager(
    model: type[AppendOnly],
) -> None:
    row = model.objects.order_by("pk")[0]
    field = next(field.name for field in row._meta.concrete_fields if not field.primary_key)
    with pytest.raises(DatabaseError), transaction.atomic():
        model._base_manager.update(**{field: getattr(row, field)})
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=[row._meta.pk.name], update_fields=[field]
        )


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_update(table: str) -> None:
    for column in _columns(table):
        _refused(RULES[table], f'UPDATE {table} SET "{column}" = "{column}"')  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_delete(table: str) -> None:
    _refused(RULES[table], f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone replaces rows.")
def test_the_database_refuses_to_replace(table: str) -> None:
    columns = ", ".join(_columns(table))
    rows = f"SELECT {columns} FROM {table} ORDER BY 1 DESC LIMIT 1"  # noqa: S608
    for way in ("INSERT OR REPLACE", "REPLACE"):
        _refused(RULES[table], f"{way} INTO {table} ({columns}) {rows}")
    first = _columns(table)[0]
    _refused(RULES[table], f'UPDATE OR REPLACE {table} SET "{first}" = 1')  # noqa: S608


def test_content_goes_only_where_an_erasure_was_ordered() -> None:
    ordered = Erasure.objects.get().edition_id
    (kept,) = Content.objects.exclude(edition=ordered)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_content WHERE edition_id = %s", [ordered])
    assert list(Content.objects.all()) == [kept]
    _refused(RULES["record_content"], "DELETE FROM record_content")


def test_content_once_erased_does_not_come_back_in_other_words() -> None:
    ordered = Content.objects.get(edition=Erasure.objects.get().edition)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_content WHERE edition_id = %s", [ordered.pk])
    ordered._state.adding = True
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        ordered.save()
