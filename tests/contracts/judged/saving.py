"""Everything there is to judge is asked for once, and kept in a folder for judges to read."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.contracts.judged.kinds import every_address
from tests.houses import Served

_ENDINGS = {
    "text/html": "html",
    "application/rss+xml": "rss.xml",
    "application/atom+xml": "atom.xml",
    "application/feed+json": "feed.json",
    "application/json": "json",
    "application/x-suggestions+json": "json",
    "application/vnd.iptc.g2.newsmessage+xml": "newsml.xml",
    "application/vnd.iptc.g2.packageitem+xml": "newsml.xml",
    "application/xml": "xml",
    "text/calendar": "ics",
    "text/css": "css",
    "text/x-opml": "xml",
}
_SHEETS = re.compile('<link rel="stylesheet" href="(/[^"]+)"')
_MOST_STEPS = 4


@dataclass(frozen=True)
class Saved:
    """An answer that was kept; `path` is where the asking ended, redirects followed.

    `tag` is "" for what is there once. `form` is the ending of its file.
    """

    kind: str
    tag: str
    path: str
    status: int
    form: str
    file: str

    def text(self) -> str:
        """Return what it says."""
        return Path(self.file).read_text("utf-8")


def save_all(served: Served, told: dict[str, Any], folder: Path) -> list[Saved]:
    """Ask for all of it, keep the answers in a new folder, and a list of them beside it."""
    folder.mkdir()
    numbers = count()
    saved = [
        _saved(served, one, folder / f"{next(numbers):04}")
        for one in every_address(told, served.origin)
    ]
    sheets = {path for one in of_form(saved, "html") for path in _SHEETS.findall(one.text())}
    saved += [
        _saved(served, ("stylesheet", "", path), folder / f"{next(numbers):04}")
        for path in sorted(sheets)
    ]
    folder.with_suffix(".json").write_text(json.dumps([asdict(one) for one in saved]))
    return saved


def saved_in(folder: Path) -> list[Saved]:
    """Return what was kept."""
    return [Saved(**one) for one in json.loads(folder.with_suffix(".json").read_text())]


def of_form(saved: Iterable[Saved], *forms: str) -> list[Saved]:
    """Return those of these forms."""
    return [one for one in saved if one.form in forms]


def _saved(served: Served, asked: tuple[str, str, str], stem: Path) -> Saved:
    kind, tag, path = asked
    for _step in range(_MOST_STEPS):
        response, body = served.ask(path)
        if response.status not in {301, 302}:
            break
        there = urlsplit(response.headers["Location"])
        path = f"{there.path}?{there.query}" if there.query else there.path
    form = _ENDINGS.get(response.headers.get_content_type(), "txt")
    file = stem.with_suffix(f".{form}")
    file.write_bytes(body)
    return Saved(kind, tag, path, response.status, form, str(file))
