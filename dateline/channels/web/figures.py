"""Amounts, sizes and numbers, as they stand on a page."""

import re
from collections.abc import Sequence

from dateline.record.blocks import Table

_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MEGABYTE = 1_000_000
_is_figure = re.compile(r"[-+−±~<>≤≥]?\W?\s?\d[\d\s.,'’/:]*(%|‰|[^\W\d]{0,3})")


def in_groups(amount: str) -> str:
    """Return a decimal number with its digits in groups of three, as in 1 500 000.50."""
    whole, _point, rest = amount.partition(".")
    groups = f"{int(whole):,}".replace(",", _NARROW_SPACE)
    return f"{groups}.{rest}" if rest.strip("0") else groups


def in_bytes(size: int) -> str:
    """Return a size in kilobytes or megabytes (of a thousand each), such as 1.2 MB."""
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:.1f}{_NO_BREAK}MB"
    return f"{max(1, round(size / 1000))}{_NO_BREAK}KB"


def form_of(name: str) -> str:
    """Return what readers call a file's form, by the ending of its name, such as PDF."""
    return name.rpartition(".")[2].upper()


def dialled(number: str) -> str:
    """Return a telephone number as a link dials it (RFC 3966): digits, and a leading plus."""
    digits = "".join(str(int(sign)) for sign in number if sign.isdecimal())
    return f"+{digits}" if number.strip().startswith("+") else digits


def columns_of_figures(table: Table) -> Sequence[bool]:
    """Say of each column whether it holds figures alone, and is set flush to its end."""
    columns = zip(*table.rows, strict=False)
    return [
        any(cells) and all(_is_figure.fullmatch(cell.strip()) for cell in cells if cell.strip())
        for cells in columns
    ]
