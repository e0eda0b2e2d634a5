"""The benchmark's eye for queries that would slow down as the archive grows."""

import pytest

from bench.plans import complaints

pytestmark = pytest.mark.django_db


def test_a_query_that_reads_a_growing_table_whole_is_named() -> None:
    (complaint,) = complaints("SELECT id FROM record_edition WHERE note = %s", ["x"])
    assert "SELECT id FROM record_edition" in complaint


def test_a_query_that_sorts_a_growing_table_is_named() -> None:
    sql = "SELECT id FROM record_edition WHERE item_id = %s ORDER BY digest"
    assert complaints(sql, [1])


def test_a_scan_is_recognised_under_another_name() -> None:
    assert complaints('SELECT s.id FROM "record_showing" s WHERE s.is_press', [])


def test_a_query_that_an_index_answers_is_fine() -> None:
    assert complaints("SELECT id FROM record_item WHERE public_id = %s", ["x"]) == []


def test_a_table_that_does_not_grow_may_be_read_whole() -> None:
    assert complaints("SELECT name FROM terms_termname", []) == []
