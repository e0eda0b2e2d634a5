"""Servers that are others by some lines of Python: in a hurry, with few files, by another clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

from tests.houses import House, PatchedHouse, Served

ALONE = ("--no-worker", "--processes", "1")
_ONCE_STARTED = """
import dateline.ops.starting as starting
start = starting.start_django
def start_django():
    start()
{lines}
starting.start_django = start_django
"""


def once_started(lines: str) -> str:
    """Return lines for a house that are run once Django is there, before anything is served."""
    return _ONCE_STARTED.format(lines=indent(lines.strip(), "    "))


def patched(house: House, folder: Path, patch: str) -> PatchedHouse:
    """Return a copy of a house whose server is another one by some lines."""
    return PatchedHouse(house.copied_to(folder / "house").folder, patch)


@contextmanager
def serving(
    house: House, folder: Path, patch: str = "", options: tuple[str, ...] = ALONE
) -> Iterator[Served]:
    """Serve such a copy until the end of the block."""
    with patched(house, folder, patch).serving(*options) as served:
        yield served
