"""Where each size has its database: filled now, or found as an earlier run filled it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import postgresql

ROOT = Path(__file__).parent.parent
# There while a database is half full.
_UNDER_WAY = "filling"
_STAMP = "filled.json"
# What decides how a database is filled, and of what shape it is.
_FILLED_BY = (
    *(f"bench/{name}.py" for name in ("casting", "fill", "house", "moulds", "patterns")),
    *(f"bench/{name}" for name in ("stories.py", "tables.py", "words/*.*")),
    "dateline/*/migrations/*.py",
    "dateline/record/*.py",
)


@dataclass
class Place:
    """A database of one size, its folder, and what a process inside Dateline is told of them."""

    size: int
    folder: Path
    environment: dict[str, str] = field(repr=False)
    filled: dict[str, float] = field(default_factory=dict)

    def copied(self) -> "Place":
        """Return a place of the same content to write in, so that a kept one stays as filled.

        On PostgreSQL it is the same database, which only a run that keeps its data will notice.
        """
        folder = self.folder.with_name(f"{self.folder.name}-desk")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        environment = {**self.environment, "DATELINE_DATA": str(folder)}
        return Place(self.size, folder, environment, self.filled)

    def ask(self, step: str, argument: int) -> dict[str, Any]:
        """Run a step inside Dateline and return its answer; it tells its progress itself."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bench.inside", step, str(argument)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer


@contextmanager
def places(sizes: list[int], data: Path | None) -> Iterator[list[Place]]:
    """Yield a filled database for each size; they go at the end unless they have a folder."""
    address = postgresql.named()
    with TemporaryDirectory(prefix="dateline-bench-") as temporary:
        under = (data or Path(temporary)).absolute()
        found = [Place(size, under / str(size), _environment(under, size)) for size in sizes]
        try:
            for place in found:
                _fill(place, address)
            yield found
        finally:
            if address and data is None:
                for place in found:
                    postgresql.drop(address, place.environment[postgresql.NAME])


def _environment(under: Path, size: int) -> dict[str, str]:
    """Return an environment without any setting of the house that runs the benchmark."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    plain |= {"DATELINE_DATA": str(under / str(size)), "DATELINE_SITE_NAME": "Benchmark"}
    if address := postgresql.named():
        plain[postgresql.NAME] = postgresql.beside(address, size)
    return plain


def _fill(place: Place, address: str) -> None:
    """Fill a place unless an earlier run did, in the same way."""
    stamp, under_way = place.folder / _STAMP, place.folder / _UNDER_WAY
    made_by = f"{_digest()} {'PostgreSQL' if address else 'SQLite'}"
    if stamp.exists():
        kept = json.loads(stamp.read_text())
        if kept["made_by"] == made_by:
            place.filled = kept
            return
    if stamp.exists() or under_way.exists():
        shutil.rmtree(place.folder)
    place.folder.mkdir(parents=True, exist_ok=True)
    under_way.touch()
    if address:
        postgresql.make(address, place.environment[postgresql.NAME])
    place.filled = place.ask("fill", place.size)
    stamp.write_text(json.dumps({**place.filled, "made_by": made_by}))
    under_way.unlink()


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in _FILLED_BY:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
