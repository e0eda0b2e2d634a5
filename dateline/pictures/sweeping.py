"""The verb sweep: files that no picture names, and nothing that can be downloaded, are deleted."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.pictures.files import FILES, PICTURES, RENDITIONS, Cabinet
from dateline.pictures.models import KeptFile, Picture

_SPARED = timedelta(hours=1)
_AT_ONCE = 500
# Each column by whose digests the files of a cabinet are named.
_NAMED_BY: tuple[tuple[Cabinet, tuple[tuple[type[Picture] | type[KeptFile], str], ...]], ...] = (
    (PICTURES, ((Picture, "digest"), (Picture, "full_digest"))),
    (RENDITIONS, ((Picture, "digest"),)),
    (FILES, ((KeptFile, "digest"),)),
)


def sweep_files() -> int:
    """Delete the files that no row names; return how many there were.

    Files of the last hour are spared: what they are for may not be written yet.
    """
    began = (clock.now() - _SPARED).timestamp()
    swept = 0
    for cabinet, columns in _NAMED_BY:
        old = [file for file in cabinet.files() if _is_older(file, began)]
        for start in range(0, len(old), _AT_ONCE):
            swept += _sweep(old[start : start + _AT_ONCE], cabinet, columns)
    return swept


def _is_older(file: Path, moment: float) -> bool:
    try:
        return file.stat().st_mtime < moment
    except FileNotFoundError:
        # It was finished, or swept, since the folder was read.
        return False


def _sweep(
    old: Sequence[Path],
    cabinet: Cabinet,
    columns: Sequence[tuple[type[Picture] | type[KeptFile], str]],
) -> int:
    # In the writers' queue: whoever keeps a file finds it gone, or is found here.
    with writing():
        digests = {_digest(file) for file in old}
        named: set[str] = set()
        for model, column in columns:
            rows = model.objects.filter(**{f"{column}__in": digests})
            named.update(rows.values_list(column, flat=True))
        orphans = [
            file
            for file in old
            if file.suffix not in cabinet.suffixes or _digest(file) not in named
        ]
        for orphan in orphans:
            orphan.unlink(missing_ok=True)
    return len(orphans)


def _digest(file: Path) -> str:
    return file.name.partition(".")[0]
