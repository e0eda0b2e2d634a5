"""What of a theme's folder is served as it is: its stylesheet and its files, not its templates."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder

from dateline.channels.web.theme import FILES, STYLESHEET


class ThemeFiles(FileSystemFinder):
    """Finds them among whatever else the folder holds."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        """Return the path of each, and where it is stored."""
        for path, storage in super().list(ignore_patterns):
            if path == STYLESHEET or path.startswith(f"{FILES}/"):
                yield path, storage
