"""What is played against the page store: by whom what is released when, and where it shows."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

SECTION = "live"
# As many as a feed tells, so that whatever is out of a series is in its feed and on its page.
PER_SERIES = 20
PICTURES = 6


@dataclass(frozen=True)
class Plan:
    """The times of a play (POSIX), and how many items it has; `boundaries` are whole minutes."""

    begins: float
    ends: float
    boundaries: tuple[float, ...]
    items: int
    seed: int

    @property
    def series(self) -> int:
        """Return how many series there are."""
        return -(-self.items // PER_SERIES)


@dataclass(frozen=True)
class Cast:
    """The ids of all that is played with, by number; `tokens` are of pictures by their item."""

    items: list[str]
    series: list[str]
    tokens: dict[str, str]


@dataclass(frozen=True)
class Act:
    """A subject takes a state: nobody may see it before `since`, all see it from `due` on."""

    subject: str
    state: str
    since: float
    due: float


@dataclass(frozen=True)
class Read:
    """An answer: when it was asked for, when it was there in whole, and what was in it.

    `seen` holds subjects with the states they had; `missing` those that had no place in it.
    """

    target: str
    sent: float
    received: float
    seen: list[tuple[str, str]]
    missing: list[str]


def write_json(file: Path, told: Plan | Cast) -> None:
    """Write it in one go, so that whoever waits for the file finds the whole of it."""
    beside = file.with_suffix(".part")
    beside.write_text(json.dumps(asdict(told)))
    beside.rename(file)


def plan_in(file: Path) -> Plan:
    """Return the plan that was written."""
    told = json.loads(file.read_text())
    return Plan(**{**told, "boundaries": tuple(told["boundaries"])})


def cast_in(file: Path) -> Cast:
    """Return the cast that was written."""
    return Cast(**json.loads(file.read_text()))
