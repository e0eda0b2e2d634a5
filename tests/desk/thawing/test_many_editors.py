"""Promises: many press “Edit” at once in one house, and one page is made."""

import subprocess
import sys

import pytest

from tests.houses import LONGEST, REPOSITORY, House


@pytest.mark.thorough
def test_whatever_many_editors_press_at_once_one_page_is_made(house: House) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.desk.thawing.many_editors"],
        cwd=REPOSITORY,
        env=house.environment(),
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.returncode == 0, done.stdout + done.stderr
