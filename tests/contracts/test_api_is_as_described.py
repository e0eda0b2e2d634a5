"""Schemathesis asks the API whatever its document allows, and what it does not."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from dateline.channels.api.described import document
from tests.houses import LONGEST, House
from tests.houses import house as house

_EXAMPLES = 60
# What is asked for beyond the document, and what is answered: all of its own checks.
_PHASES = "examples,coverage,fuzzing,stateful"


@dataclass(frozen=True)
class Unbounded(House):
    """A house whose API may be asked as often as one likes."""

    def environment(self) -> dict[str, str]:
        """Return the environment without the bound."""
        return {**super().environment(), "DATELINE_API_RATE": "0"}


@pytest.mark.thorough
def test_the_api_answers_as_its_document_says(house: House) -> None:
    with Unbounded(house.folder).serving() as served:
        asked = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run"),
                f"{served.origin}/api/v1/openapi.json",
                *("--max-examples", str(_EXAMPLES), "--phases", _PHASES),
                *("--request-timeout", "20", "--no-color"),
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=4 * LONGEST,
            cwd=house.folder,
        )
        assert "Traceback" not in served.log.read_text()
    assert asked.returncode == 0, asked.stdout
    count = len(document()["paths"])
    # A judge that looked at fewer addresses than there are has judged nothing.
    assert f"{count} selected / {count} total" in asked.stdout, asked.stdout
    assert f"Tested: {count}" in asked.stdout, asked.stdout
