"""Where files are, each under the SHA-256 of its bytes: pictures, and what can be downloaded."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A folder of files of one sort; their names end in `suffix`."""

    name: str
    suffix: str

    def folder(self) -> Path:
        """Return the folder that holds them all; it may not be there yet."""
        return Path(settings.MEDIA_ROOT) / self.name

    def place_of(self, digest: str) -> Path:
        """Return where the file with this digest is, if it is."""
        return self.folder() / digest[:2] / f"{digest}{self.suffix}"

    def write(self, digest: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all, so that it outlives a power cut.

        One that is there already is written anew: that mends what a disk has lost, and makes
        it young again for whoever sweeps.
        """
        place = self.place_of(digest)
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

    def files(self) -> Iterator[Path]:
        """Yield every file in the folder, unfinished ones included."""
        for shelf in sorted(self.folder().glob("[0-9a-f][0-9a-f]")):
            yield from (
                file for file in shelf.iterdir() if file.suffix in {self.suffix, _UNFINISHED}
            )


PICTURES = Cabinet("pictures", ".jpg")
FILES = Cabinet("files", ".kept")


def file_of(digest: str) -> Path:
    """Return where the picture with this digest is, if it is."""
    return PICTURES.place_of(digest)


def _sync(directory: Path) -> None:
    """Make sure that the name, too, is on the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
