"""A program: many write at once to one journal, and it is in the order of their commits."""

import os
from threading import Event, Thread

import django
from django.core.management import call_command
from django.db import connection

os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.ops.settings"
django.setup()

from dateline.journal.models import Change, Subject  # noqa: E402
from dateline.journal.writing import writing  # noqa: E402

WRITERS = 4
CHANGES = 25


def main() -> None:
    """Make the journal, write to it, and fail where it is not as promised."""
    call_command("migrate", "journal", verbosity=0)
    one_waits_for_the_other()
    many_at_once()


def one_waits_for_the_other() -> None:
    """Begin to write while another does: the second waits, and comes second."""
    is_first_in, may_first_go = Event(), Event()

    def first() -> None:
        with writing() as open_writing:
            open_writing.note(Subject.ITEM, "first")
            is_first_in.set()
            assert may_first_go.wait(60)
        connection.close()

    def second() -> None:
        assert is_first_in.wait(60)
        with writing() as open_writing:
            open_writing.note(Subject.ITEM, "second")
        connection.close()

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    with connection.cursor() as cursor:
        waiting = 0
        while not waiting and threads[1].is_alive():
            cursor.execute(
                "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            )
            (waiting,) = cursor.fetchone()
    may_first_go.set()
    for thread in threads:
        thread.join()
    assert waiting, "The second did not wait for the first."
    met = list(Change.objects.order_by("seq").values_list("public_id", flat=True))
    assert met == ["first", "second"], met


def many_at_once() -> None:
    """Write from many threads: numbers, times and commits are all in one order."""

    def write() -> None:
        for _ in range(CHANGES):
            with writing() as open_writing:
                open_writing.note(Subject.ITEM, "one")
                open_writing.note(Subject.ITEM, "another")
        connection.close()

    threads = [Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT recorded_at, pg_xact_commit_timestamp(xmin) FROM journal_change ORDER BY seq"
        )
        rows = cursor.fetchall()
    assert len(rows) == 2 + 2 * WRITERS * CHANGES
    for column in zip(*rows, strict=True):
        assert list(column) == sorted(column)


if __name__ == "__main__":
    main()
