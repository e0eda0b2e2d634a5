"""Checking a folder against its manifest; asks the site nothing, and needs no database."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from dateline.ops.export.folder import WORK, digest_of
from dateline.ops.export.ledger import Ledger
from dateline.ops.export.manifest import NAME, Entry, NoManifest, entries_of
from dateline.ops.refusal import Refusal


class Fault(NamedTuple):
    """A file that is not as the manifest says, and in a word how."""

    kind: str
    path: str


def faults_of(root: Path, say: Callable[[int, int], object]) -> Iterator[Fault]:
    """Yield what is missing, changed or foreign; `say` is told how many of how many are done.

    Raises Refusal where there is no manifest, or one that is none.
    """
    manifest = root / NAME
    try:
        if (root / WORK).exists():
            yield Fault("unfinished", WORK)
        with TemporaryDirectory() as folder, closing(Ledger(Path(folder) / NAME)) as ledger:
            ledger.remember(entries_of(manifest))
            whole = ledger.count_had()
            for done, entry in enumerate(entries_of(manifest)):
                say(done, whole)
                yield from _faults(root, entry)
            yield from _foreign(root, ledger)
    except FileNotFoundError:
        raise Refusal(f"There is no manifest of an export in {root}.") from None
    except NoManifest:
        raise Refusal(f"{manifest} is no manifest of an export.") from None


def _faults(root: Path, entry: Entry) -> Iterator[Fault]:
    place = root / entry.path
    if place.is_symlink() or not place.is_file():
        yield Fault("missing", entry.path)
    elif place.stat().st_size != entry.bytes or digest_of(place) != entry.sha256:
        yield Fault("changed", entry.path)


def _foreign(root: Path, ledger: Ledger) -> Iterator[Fault]:
    """Yield files and links that the manifest does not name."""
    for folder, folders, files in os.walk(root):
        if Path(folder) == root:
            folders[:] = [name for name in folders if name != WORK]
            files.remove(NAME)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*files, *links):
            path = (Path(folder) / name).relative_to(root).as_posix()
            if not ledger.was_there(path):
                yield Fault("foreign", path)
