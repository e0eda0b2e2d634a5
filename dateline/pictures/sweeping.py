"""The verb sweep: files that no picture names, and nothing that can be downloaded, are deleted."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.pictures.files import FILES, PICTURES, Cabinet
from dateline.pictures.models import KeptFile, Picture

_SPARED = timedelta(hours=1)
_AT_ONCE = 500
_NAMED_BY: tuple[tuple[Cabinet, type[Picture] | type[KeptFile]], ...] = (
    (PICTURES, Picture),
    (FILES, KeptFile),
)


def sweep_files() -> int:
    """Delete the files that no row names; return how many there were.

    Files of the last hour are spared: what they are for may not be written yet.
    """
    began = (clock.now() - _SPARED).timestamp()
    swept = 0
    for cabinet, model in _NAMED_BY:
        old = [file for file in cabinet.files() if _is_older(file, began)]
        for start in range(0, len(old), _AT_ONCE):
            swept += _sweep(old[start : start + _AT_ONCE], cabinet, model)
    return swept


def _is_older(file: Path, moment: float) -> bool:
    try:
        return file.stat().st_mtime < moment
    except FileNotFoundError:
        # It was finished, or swept, since the folder was read.
        return False


def _sweep(old: Sequence[Path], cabinet: Cabinet, model: type[Picture] | type[KeptFile]) -> int:
    # In the writers' queue: whoever keeps a file finds it gone, or is found here.
    with writing():
        digests = model.objects.filter(digest__in={file.stem for file in old})
        named = {f"{digest}{cabinet.suffix}" for digest in digests.values_list("digest", flat=True)}
        orphans = [file for file in old if file.name not in named]
        for orphan in orphans:
            orphan.unlink(missing_ok=True)
    return len(orphans)
