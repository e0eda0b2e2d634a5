"""A program: workers are killed, crowd each other and lose their database; no job is lost.

It forks, which a session of tests with its threads and browsers must not.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL
from typing import Any

import django
import time_machine
from django.core.management import call_command
from django.db import connection, connections

os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.ops.settings"
django.setup()

from dateline.jobs.asking import ask  # noqa: E402
from dateline.jobs.leasing import LEASE, LeasedJob  # noqa: E402
from dateline.jobs.models import Job  # noqa: E402
from dateline.jobs.working import work, work_off  # noqa: E402
from dateline.lib import clock  # noqa: E402

DEEDS = Path(os.environ["DATELINE_DATA"]) / "deeds"
WORKERS = 4
JOBS = 50
# Far more statements than a worker needs for one job.
MANY = 20


def main() -> None:
    """Make the table, and fail where what is promised of it does not hold."""
    DEEDS.parent.mkdir(exist_ok=True)
    call_command("migrate", "jobs", verbosity=0)
    killed_at_every_statement()
    many_workers_at_once()
    database_lost_before_and_after_a_deed()


def do(job: LeasedJob) -> str:
    """Leave a trace that outlives the worker."""
    with DEEDS.open("a") as file:
        file.write(f"{job.key}\n")
        file.flush()
        os.fsync(file.fileno())
    return "Done."


def deeds() -> Counter[str]:
    """Return how often each job was done."""
    return Counter(DEEDS.read_text().split() if DEEDS.exists() else ())


def in_a_process(does: Callable[[], object]) -> int:
    """Begin to do this in another process, and return its number."""
    # No connection may be used on both sides of a fork.
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        does()
        connections.close_all()
        os._exit(0)
    return pid


def work_until_killed(statement: int, *, is_before: bool) -> None:
    """Work off what is due, and be killed right before or after a statement of that number."""
    met = 0

    def kill(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal met
        met += 1
        if met == statement and is_before:
            os.kill(os.getpid(), SIGKILL)
        result = execute(sql, params, many, context)
        if met == statement:
            os.kill(os.getpid(), SIGKILL)
        return result

    with connection.execute_wrapper(kill):
        work_off({"deed": do})


def killed_at_every_statement() -> None:
    """Kill a worker at each statement: the next one does its job, once or once more."""
    outcomes: Counter[tuple[int, bool]] = Counter()
    for statement in range(1, MANY):
        for is_before in (True, False):
            key = Job.objects.get(id=ask("deed", {})).key
            worker = in_a_process(lambda: work_until_killed(statement, is_before=is_before))  # noqa: B023
            _pid, status = os.waitpid(worker, 0)
            is_done = Job.objects.get(key=key).done_at is not None
            outcomes[deeds()[key], is_done] += 1
            assert not is_done or deeds()[key] == 1, "It is said to be done, and is not."
            with time_machine.travel(clock.now() + LEASE + timedelta(seconds=1)):
                work_off({"deed": do})
            clock.forget()
            assert Job.objects.get(key=key).done_at is not None, "It was lost."
            assert deeds()[key] in ({1} if is_done else {1, 2})
            if status == 0:
                # It came to its end before that statement, so all were met.
                assert {(0, False), (1, False), (1, True)} <= outcomes.keys(), outcomes
                return
    raise AssertionError("The worker never came to its end.")


def many_workers_at_once() -> None:
    """Let workers take from one heap: each job is done once, by one of them."""
    DEEDS.unlink()
    for _ in range(JOBS):
        ask("deed", {})
    workers = [in_a_process(lambda: work_off({"deed": do})) for _ in range(WORKERS)]
    assert [os.waitpid(worker, 0)[1] for worker in workers] == [0] * WORKERS
    assert deeds() == Counter(
        Job.objects.filter(done_at__isnull=False)
        .order_by("-id")
        .values_list("key", flat=True)[:JOBS]
    )
    assert deeds().total() == JOBS


def database_lost_before_and_after_a_deed() -> None:
    """Take the database away twice: the worker waits for it, and the job is done once."""
    DEEDS.unlink()
    take, give_back = (
        (lock, unlock) if connection.vendor == "sqlite" else (cut_connection, lambda: None)
    )
    key = Job.objects.get(id=ask("deed", {})).key

    def do_and_lose(job: LeasedJob) -> str:
        take()
        return do(job)

    waited: list[float] = []

    def is_over(seconds: float) -> bool:
        if seconds:
            waited.append(seconds)
            give_back()
        return bool(seconds) and Job.objects.get(key=key).done_at is not None

    take()
    work({"deed": do_and_lose}, is_over)
    assert len(waited) >= 3, "The database was never away."
    assert deeds() == {key: 1}


HELD: list[sqlite3.Connection] = []


def lock() -> None:
    """Begin to write to the SQLite database, so that nobody else can."""
    connection.close()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.05
    HELD.append(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None))
    HELD[-1].execute("BEGIN IMMEDIATE")


def unlock() -> None:
    """Let others write again."""
    while HELD:
        with closing(HELD.pop()) as held:
            held.execute("ROLLBACK")


def cut_connection() -> None:
    """Have the PostgreSQL server end the connection, as a restart of it would."""
    connection.ensure_connection()
    other = connection.copy()
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])


if __name__ == "__main__":
    main()
