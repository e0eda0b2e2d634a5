"""Addresses of many different pages of a filled house, which the step prints for the benchmark."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from bench.house import ALL
from bench.words.sentences import LANGUAGES
from dateline.archive.addresses import item_address
from dateline.archive.latest import latest
from dateline.archive.sections import todays_sections
from dateline.archive.selection import Selection
from dateline.lib import clock

_AT_ONCE = 2000


def run(many: int) -> dict[str, Any]:
    """Return the addresses of up to `many` items' pages, newest first in each language."""
    return {"addresses": list(islice(_addresses(), many))}


def _addresses() -> Iterator[str]:
    sections = todays_sections().by_address
    for tag in LANGUAGES:
        view = sections[tag, ALL]
        selection, at = Selection(view.term_ids, view.language), clock.now()
        page = latest(selection, at=at, size=_AT_ONCE)
        yield from map(item_address, page.entries)
        while page.older is not None:
            page = latest(selection, at=at, size=_AT_ONCE, before=page.older.cursor)
            yield from map(item_address, page.entries)
