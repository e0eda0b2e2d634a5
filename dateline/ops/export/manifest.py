"""manifest.json: what an export is and which files it has, with the digest of each.

One JSON document with a line for each file, by path: so one of a million files is read and
written line by line.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dateline.ops.export.names import is_safe_path

NAME = "manifest.json"
FORM = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_END = "}}"


class NoManifest(Exception):
    """The file is no manifest of an export."""


class Entry(NamedTuple):
    """A file: its path, SHA-256, size in bytes, content type and address on the living site."""

    path: str
    sha256: str
    bytes: int
    type: str
    address: str


def lines_of(head: Mapping[str, Any], entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the manifest in lines; `entries` by path."""
    yield f'{_json({"form": FORM, **head})[:-1]}, "files": {{\n'.encode()
    end_of_line = ""
    for entry in entries:
        told = entry._asdict()
        yield f"{end_of_line}{_json(told.pop('path'))}: {_json(told)}".encode()
        end_of_line = ",\n"
    yield f"\n{_END}\n".encode()


def head_of(file: Path) -> dict[str, Any]:
    """Return what a manifest says of the whole; raises NoManifest, or OSError."""
    first = next(_lines(file), "")
    try:
        head = json.loads(f"{first}{_END}")
    except ValueError as error:
        raise NoManifest from error
    if not isinstance(head, dict) or head.pop("form", 0) != FORM or head.pop("files", None) != {}:
        raise NoManifest
    return head


def entries_of(file: Path) -> Iterator[Entry]:
    """Yield the files of a manifest, one line after another; raises NoManifest, or OSError.

    Paths that no export writes raise it too: nobody is led out of the folder. So does one that
    does not come to its end.
    """
    head_of(file)
    lines = _lines(file)
    next(lines)
    for line in lines:
        if line.rstrip() == _END:
            return
        if line.strip():
            yield _entry(line)
    raise NoManifest


def _entry(line: str) -> Entry:
    try:
        ((path, told),) = json.loads(f"{{{line.rstrip().removesuffix(',')}}}").items()
        entry = Entry(path, **told)
    except (ValueError, TypeError, AttributeError) as error:
        raise NoManifest from error
    is_sound = isinstance(entry.bytes, int) and _DIGEST.fullmatch(str(entry.sha256))
    if not is_sound or not is_safe_path(path):
        raise NoManifest
    return entry


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield from lines
    except UnicodeDecodeError as error:
        raise NoManifest from error


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)
