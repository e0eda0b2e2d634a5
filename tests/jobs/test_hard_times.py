"""Whatever happens to workers, no job is lost; on the database that this session is about."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

ROOT = Path(dateline.__file__).parent.parent


@pytest.mark.thorough
def test_no_job_is_lost_where_workers_are_killed_or_lose_their_database(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.jobs.hard_times"],
        cwd=ROOT,
        env={**os.environ, "DATELINE_DATA": str(tmp_path / "house")},
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
