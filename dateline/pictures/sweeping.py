"""The verb sweep: files that no picture names are deleted."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.pictures.files import files
from dateline.pictures.models import Picture

_SPARED = timedelta(hours=1)
_AT_ONCE = 500


def sweep_files() -> int:
    """Delete the files that no picture names; return how many there were.

    Files of the last hour are spared: what they are for may not be written yet.
    """
    began = (clock.now() - _SPARED).timestamp()
    old = [file for file in files() if _is_older(file, began)]
    return sum(_sweep(old[start : start + _AT_ONCE]) for start in range(0, len(old), _AT_ONCE))


def _is_older(file: Path, moment: float) -> bool:
    try:
        return file.stat().st_mtime < moment
    except FileNotFoundError:
        # It was finished, or swept, since the folder was read.
        return False


def _sweep(old: Sequence[Path]) -> int:
    # In the writers' queue: whoever keeps a picture finds its file gone, or is found here.
    with writing():
        digests = Picture.objects.filter(digest__in={file.stem for file in old})
        named = {f"{digest}.jpg" for digest in digests.values_list("digest", flat=True)}
        orphans = [file for file in old if file.name not in named]
        for orphan in orphans:
            orphan.unlink(missing_ok=True)
    return len(orphans)
