"""Amounts, sizes and numbers, as they stand on a page."""

import re
from collections.abc import Callable, Sequence

from dateline.record.blocks import Table

_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MEGABYTE = 1_000_000
_is_figure = re.compile(r"[-+−±~<>≤≥]?\W?\s?\d[\d\s.,'’/:]*(%|‰|[^\W\d]{0,3})")


def in_groups(_: Callable[[str], str], amount: str) -> str:
    """Return a decimal number with its digits in groups of three, as in 1 500 000.50.

    `_` translates our own sentences, and so says what stands before the decimals.
    """
    whole, _point, rest = amount.partition(".")
    groups = f"{int(whole):,}".replace(",", _NARROW_SPACE)
    if not rest.strip("0"):
        return groups
    # A number with its decimals: 1.2 in English, 1,2 in French.
    return _("%(whole)s.%(decimals)s") % {"whole": groups, "decimals": rest}


def in_bytes(_: Callable[[str], str], size: int) -> str:
    """Return a size in kilobytes or megabytes (of a thousand each), such as 1.2 MB.

    `_` translates our own sentences.
    """
    if size < _MEGABYTE:
        words = _("%(size)s KB") % {"size": max(1, round(size / 1000))}
    else:
        words = _("%(size)s MB") % {"size": _one_decimal(_, size / _MEGABYTE)}
    return words.replace(" ", _NO_BREAK)


def _one_decimal(_: Callable[[str], str], number: float) -> str:
    whole, _point, tenths = f"{number:.1f}".partition(".")
    return _("%(whole)s.%(decimals)s") % {"whole": whole, "decimals": tenths}


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
