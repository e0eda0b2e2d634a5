"""A release is whole or it is not there, wherever in it the machine stops."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.houses import LONGEST, REPOSITORY, House
from tests.postgresql.server import programs, running


def killed(environment: dict[str, str]) -> dict[str, Any]:
    """Return what the program found that is killed at each step."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.desk.killing"],
        cwd=REPOSITORY,
        env={**environment, "DJANGO_SETTINGS_MODULE": "dateline.ops.settings"},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def check(found: dict[str, Any]) -> None:
    """See that every deed had many steps, and that none of them left half a deed behind."""
    for name, fewest in (("release", 100), ("withdraw", 20)):
        assert found[name]["steps"] > fewest, found
        assert found[name]["amiss"] == [], found
    assert found["at once"] == {"released": 1, "refused": 1, "editions": 1, "releases": 1}


@pytest.mark.thorough
def test_a_release_killed_anywhere_on_sqlite_is_whole_or_not_there(house: House) -> None:
    check(killed(house.environment()))


@pytest.mark.thorough
def test_a_release_killed_anywhere_on_postgresql_is_whole_or_not_there(tmp_path: Path) -> None:
    found = programs()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL's own programs (initdb, pg_ctl) are not on this machine.")
        pytest.skip("PostgreSQL's own programs (initdb, pg_ctl) are not on this machine.")
    with running(found) as way:
        house = House(tmp_path / "house")
        way["DATELINE_DATABASE"] = "postgresql:///postgres"
        made = house.run("run", "--set-up-only", variables=way)
        assert made.returncode == 0, made.stderr
        check(killed({**house.environment(), **way}))
