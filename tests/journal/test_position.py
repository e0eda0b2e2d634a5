"""What tells the newest change, asked anew or as of the last reading."""

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from dateline.journal.models import Subject
from dateline.journal.position import newest_change, unchanged_since
from dateline.journal.writing import writing
from tests.stories import clock_at

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, 0, tzinfo=UTC)


def change(subject: Subject) -> None:
    """Leave a change in the journal."""
    with clock_at(NOW), writing() as open_writing:
        open_writing.note(subject, "00000000000a")


def test_it_is_asked_once_for_each_reading(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    change(Subject.SECTION)
    with unchanged_since(1), django_assert_num_queries(1):
        assert newest_change(Subject.SECTION) == newest_change(Subject.SECTION) != ()
    with unchanged_since(2), django_assert_num_queries(1):
        newest_change(Subject.SECTION)


def test_what_is_committed_since_is_there_with_the_next_reading() -> None:
    with unchanged_since(11):
        before = newest_change(Subject.TERM)
        change(Subject.TERM)
        assert newest_change(Subject.TERM) == before
    with unchanged_since(12):
        assert newest_change(Subject.TERM) != before


def test_outside_it_is_asked_each_time() -> None:
    with unchanged_since(21):
        before = newest_change(Subject.SITE)
    change(Subject.SITE)
    assert newest_change(Subject.SITE) != before


def test_each_question_has_an_answer_of_its_own() -> None:
    change(Subject.SECTION)
    with unchanged_since(31):
        assert newest_change(Subject.SECTION) != newest_change(Subject.TERM)
        assert newest_change(Subject.SECTION, Subject.TERM) == newest_change(Subject.SECTION)
