"""`dateline redirects`: the addresses that items had elsewhere lead to them here."""

import csv
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.archive.old_addresses import Leads, UnusableAddress, lead_on, old_path
from dateline.lib.languages import LANGUAGES
from dateline.ops.commands.items import address_parts
from dateline.ops.refusal import Refusal


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file."""
    parser.add_argument(
        "file", metavar="FILE", help="lines of an old address, a comma, the new one; - for input"
    )


def run(arguments: Namespace) -> int:
    """Keep them all or none, and print how many."""
    with _opened(arguments.file) as lines:
        old = _read(lines)
    try:
        lead_on(old)
    except UnusableAddress as error:
        raise Refusal(f"{error} Nothing was kept.") from error
    print(f"Old addresses that lead on from now on: {len(old):,}")
    return 0


@contextmanager
def _opened(file: str) -> Iterator[Iterable[str]]:
    if file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as lines:
            yield lines
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{file} cannot be read as UTF-8 text ({error}).") from error


def _read(lines: Iterable[str]) -> dict[str, Leads]:
    old: dict[str, Leads] = {}
    rows = csv.reader(lines)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                path, leads = _row(row)
                if old.setdefault(path, leads) != leads:
                    raise UnusableAddress(f"“{path}” leads elsewhere above.")
    except (UnusableAddress, csv.Error) as error:
        raise Refusal(f"Line {rows.line_num}: {error} Nothing was kept.") from error
    return old


def _row(row: list[str]) -> tuple[str, Leads]:
    if len(row) != 2:
        raise UnusableAddress("There must be an old address, a comma, and the new one.")
    public_id, language = address_parts(row[1])
    if not public_id or language not in LANGUAGES:
        raise UnusableAddress(f"“{row[1]}” is no item's address, such as /en/i/2k7xq9vdw3mf/.")
    return old_path(row[0]), Leads(public_id, language)
