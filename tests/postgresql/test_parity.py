"""What holds on SQLite holds on PostgreSQL, which sorts words otherwise and lets many write."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

import dateline

ROOT = Path(dateline.__file__).parent.parent
ROOMS = ("journal", "jobs", "terms", "record", "archive", "postgresql")


def run(environment: dict[str, str], database: str, *command: str) -> None:
    """Run a Python module on a database of the server; show all it says where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**environment, "DATELINE_DATABASE": f"postgresql:///{database}"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.thorough
def test_the_record_keeps_its_promises_on_postgresql(postgresql: dict[str, str]) -> None:
    folders = [f"tests/{room}" for room in ROOMS]
    run(postgresql, "postgres", "pytest", "-q", "-p", "no:cacheprovider", *folders)


def test_writers_at_once_are_numbered_in_the_order_of_their_commits(
    postgresql: dict[str, str],
) -> None:
    run(postgresql, "postgres", "tests.postgresql.many_writers")


@pytest.mark.thorough
def test_one_page_is_made_whatever_many_editors_press_at_once(postgresql: dict[str, str]) -> None:
    # Of its own: what the writers above meet in theirs, they count.
    way: dict[str, Any] = {
        "host": postgresql["PGHOST"],
        "user": postgresql["PGUSER"],
        "dbname": "postgres",
    }
    with psycopg.connect(**way, autocommit=True) as connection:
        connection.execute("CREATE DATABASE editors")
    run(postgresql, "editors", "tests.desk.thawing.many_editors")
