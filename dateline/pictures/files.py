"""Where files are: pictures, their renditions, what can be downloaded; each under a SHA-256."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from os.path import exists
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A folder of files of one sort; what their names end in says in which form they are."""

    name: str
    suffixes: tuple[str, ...]

    def folder(self) -> Path:
        """Return the folder that holds them all; it may not be there yet."""
        return Path(settings.MEDIA_ROOT) / self.name

    def place_of(self, digest: str, suffix: str = "") -> Path:
        """Return where the file with this digest is, if it is; of several forms, in this one."""
        return self.folder() / digest[:2] / f"{digest}{suffix or self.suffixes[0]}"

    def write(self, digest: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all, so that it outlives a power cut.

        One that is there already is written anew: that mends what a disk has lost, and makes
        it young again for whoever sweeps.
        """
        write_whole(self.place_of(digest), content)

    def files(self) -> Iterator[Path]:
        """Yield every file in the folder, unfinished ones included."""
        for shelf in sorted(self.folder().glob("[0-9a-f][0-9a-f]")):
            yield from (
                file for file in shelf.iterdir() if file.suffix in {*self.suffixes, _UNFINISHED}
            )


PICTURES = Cabinet("pictures", (".jpg",))
RENDITIONS = Cabinet("renditions", (".avif", ".webp", ".jpg"))
FILES = Cabinet("files", (".kept",))


def file_of(digest: str) -> Path:
    """Return where the picture with this digest is, if it is."""
    return PICTURES.place_of(digest)


def is_there(digest: str) -> bool:
    """Say whether the picture with this digest has its file; readers wait for the answer."""
    # Making a path costs more than asking for it.
    return exists(  # noqa: PTH110
        f"{settings.MEDIA_ROOT}/{PICTURES.name}/{digest[:2]}/{digest}.jpg"
    )


def write_whole(place: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all; raises OSError where it cannot be."""
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


def _sync(directory: Path) -> None:
    """Make sure that the name, too, is on the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
