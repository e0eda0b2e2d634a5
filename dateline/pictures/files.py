"""Where the files of pictures are, each under the SHA-256 of its bytes."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_UNFINISHED = ".part"


def folder() -> Path:
    """Return the folder that holds them all; it may not be there yet."""
    return Path(settings.MEDIA_ROOT) / "pictures"


def file_of(digest: str) -> Path:
    """Return where the file with this digest is, if it is."""
    return folder() / digest[:2] / f"{digest}.jpg"


def write_file(digest: str, content: bytes) -> None:
    """Put a file in its place, whole or not at all, so that it outlives a power cut.

    One that is there already is written anew: that mends what a disk has lost, and makes it
    young again for whoever sweeps.
    """
    place = file_of(digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, suffix=_UNFINISHED, delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(place)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
    _sync(place.parent)


def files() -> Iterator[Path]:
    """Yield every file in the folder, unfinished ones included."""
    for shelf in sorted(folder().glob("[0-9a-f][0-9a-f]")):
        yield from (file for file in shelf.iterdir() if file.suffix in {".jpg", _UNFINISHED})


def _sync(directory: Path) -> None:
    """Make sure that the name, too, is on the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
