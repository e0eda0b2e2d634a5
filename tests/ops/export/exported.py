"""A folder that holds an export, as whoever was handed it reads it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from dateline.ops.command_line import main

_HOLD_REFERENCES = ("href", "src", "action", "poster", "srcset")


@dataclass(frozen=True)
class Exported:
    """The folder, its files and pages, and where these lead."""

    root: Path

    def export(self, *words: str) -> int:
        """Export into it by the command, and return its exit status."""
        return main(["export", str(self.root), *words])

    def check(self) -> int:
        """Return the exit status of checking it."""
        return main(["export", str(self.root), "--check"])

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path, the manifest apart."""
        found = (file for file in sorted(self.root.rglob("*")) if file.is_file())
        every = {file.relative_to(self.root).as_posix(): file.read_bytes() for file in found}
        every.pop("manifest.json", None)
        return every

    @property
    def stamps(self) -> dict[str, tuple[int, int]]:
        """What tells of each file whether it was written again."""
        found = (file for file in self.root.rglob("*") if file.is_file())
        return {
            file.relative_to(self.root).as_posix(): (
                file.stat().st_ino,
                file.stat().st_mtime_ns,
            )
            for file in found
        }

    @property
    def manifest(self) -> dict[str, Any]:
        """The manifest, read as any reader of JSON would."""
        told: dict[str, Any] = json.loads((self.root / "manifest.json").read_bytes())
        return told

    @property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page by its path."""
        return {
            path: BeautifulSoup(content, "html.parser")
            for path, content in self.files.items()
            if path.endswith(".html")
        }

    def page_of(self, address: str) -> str:
        """Return the text of the page whose address on the site this is."""
        (path,) = (
            path
            for path, told in self.manifest["files"].items()
            if told["address"] == address and path.endswith(".html")
        )
        return (self.root / path).read_text()

    def target(self, path: str, reference: str) -> Path | None:
        """Return the file a reference of a page leads to, None where it leaves the folder."""
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        assert not parts.path.startswith("/"), f"{path} leads to {reference}"
        return (self.root / path).parent / unquote(parts.path)

    def faults(self) -> list[str]:
        """Return what is not as the manifest says, by means of the tests' own."""
        told = self.manifest["files"]
        found = {
            path: (hashlib.sha256(content).hexdigest(), len(content))
            for path, content in self.files.items()
        }
        said = {path: (one["sha256"], one["bytes"]) for path, one in told.items()}
        return sorted(
            path for path in said.keys() | found.keys() if said.get(path) != found.get(path)
        )


def references(page: BeautifulSoup) -> Iterator[str]:
    """Yield whatever a page fetches or leads to."""
    for element in page.find_all(True):
        for name in _HOLD_REFERENCES:
            value = element.get(name)
            if not isinstance(value, str):
                continue
            if name == "srcset":
                yield from (one.split()[0] for one in value.split(","))
            else:
                yield value
    for element in page.find_all("meta", attrs={"http-equiv": "refresh"}):
        yield str(element["content"]).partition("url=")[2]
