"""The benchmark runs from end to end; what it measures is nobody's pass or failure."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from bench.desk_steps import STEPS
from bench.kinds import EMPTY, KINDS
from bench.search_steps import STEPS as SEARCH_STEPS

_ROOT = Path(__file__).parents[2]
_SIZE = 200


@pytest.fixture
def migrated(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Path:
    """A folder in which the benchmark finds its database made, and needs only to fill it."""
    if connection.vendor != "sqlite":
        pytest.skip("The benchmark makes its own databases on PostgreSQL.")
    (tmp_path / str(_SIZE)).mkdir()
    with (
        django_db_blocker.unblock(),
        sqlite3.connect(tmp_path / str(_SIZE) / "dateline.sqlite3") as copy,
    ):
        connection.ensure_connection()
        connection.connection.backup(copy)
    copy.close()
    return tmp_path


@pytest.mark.thorough
def test_every_kind_of_page_is_measured_and_found_by_an_index(migrated: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "bench", "--data", str(migrated)),
            *("--sizes", str(_SIZE), "--rounds", "1", "--requests", "2"),
            *("--desk-rounds", "1", "--picture-rounds", "1", "--search-rounds", "1"),
        ],
        cwd=_ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "no index" not in done.stderr
    name, *pairs = done.stdout.splitlines()[-1].split()
    figures = {key: float(value) for key, _equals, value in (pair.partition("=") for pair in pairs)}
    assert name == "dateline-bench"
    assert figures.keys() >= {f"{kind}_{_SIZE}_ms" for kind in (EMPTY, *KINDS)}
    assert figures.keys() >= {f"desk_{step}_{_SIZE}_ms" for step in STEPS}
    assert figures.keys() >= {"pictures_renditions_per_s", "pictures_ready_ms"}
    assert figures.keys() >= {f"search_{step}_{_SIZE}_ms" for step in SEARCH_STEPS}
    assert figures.keys() >= {f"search_found_{_SIZE}_ms", f"search_built_{_SIZE}_per_s"}
    assert figures.keys() >= {"worst_ratio", "worst_growth", "fill_per_s"}
    assert all(value >= 0 for value in figures.values())
