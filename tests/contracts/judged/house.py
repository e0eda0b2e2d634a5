"""A house with the first listing, made-up items in seven languages, and a server hours later."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.houses import LONGEST, House
from tests.stories import NOW

_OPEN = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.ops.settings"
import django
django.setup()
from tests.contracts.judged.opening import open_judged_site
sys.stdout.write(json.dumps(open_judged_site()))
"""
# By then all has been released and corrected, and whole minutes lie in between to look back at.
_LATER = NOW + timedelta(hours=3)
_MAIN_LATER = f"""
import sys
from datetime import datetime
import time_machine
time_machine.travel(datetime.fromisoformat("{_LATER.isoformat()}"), tick=True).start()
from dateline.ops.command_line import main
sys.exit(main())
"""


@dataclass(frozen=True)
class JudgedHouse(House):
    """A house in which it is three hours after NOW."""

    def command(self, *words: str | Path) -> list[str]:
        """Return how a command of `dateline` is started, its clock being put forward."""
        return [sys.executable, "-c", _MAIN_LATER, *map(str, words)]

    def open(self) -> None:
        """Release what is to be judged, and keep a note of the ids beside the database."""
        answer = subprocess.run(
            [sys.executable, "-c", _OPEN],
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env=self.environment(),
        )
        assert answer.returncode == 0, answer.stderr.decode()
        self._note.write_bytes(answer.stdout)

    @property
    def told(self) -> dict[str, Any]:
        """The ids of what was released."""
        told: dict[str, Any] = json.loads(self._note.read_text())
        return told

    @property
    def _note(self) -> Path:
        return self.folder / "judged.json"


def copy_of(house: House, folder: Path) -> JudgedHouse:
    """Return a copy of a house that has what this one has."""
    return JudgedHouse(house.copied_to(folder).folder)
