"""The lines of a listing as paragraphs: what stands where, before anything is understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# These alone are layout. A non-breaking space, an ideographic space or U+2028 is text, so
# nothing here may use str.splitlines() or str.strip() without an argument.
LAYOUT = " \t"

# An item's number stands at most three spaces in; deeper, "3. Something" is somebody's headline.
NUMBERED = re.compile(r" {0,3}(?P<number>[0-9]{1,9})\.(?:[ \t]+(?P<text>.*))?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is not blank; `blanks` counts the blank ones right before it."""

    line: int
    blanks: int
    text: str
    number: int | None
    is_at_margin: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of rows, joined by spaces.

    `number` is set on an item's first paragraph, whose `text` may be empty. A row at the left
    margin is always a paragraph of its own.
    """

    line: int
    blanks: int
    text: str
    number: int | None
    is_at_margin: bool
    rows: int


def paragraphs_in(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order; the heading, if there is one, is the first."""
    runs: list[list[Row]] = []
    for row in _rows(text):
        if runs and _continues(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [_joined(run) for run in runs]


def _rows(text: str) -> Iterator[Row]:
    blanks = 0
    is_first = True
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip(LAYOUT):
            blanks += 1
            continue
        yield _row(row, line, blanks, is_first=is_first)
        blanks = 0
        is_first = False


def _row(row: str, line: int, blanks: int, *, is_first: bool) -> Row:
    is_at_margin = row[0] not in LAYOUT
    numbered = NUMBERED.fullmatch(row)
    # A heading is a heading even where it reads "3. Something".
    if numbered is None or (is_first and is_at_margin):
        return Row(line, blanks, row.strip(LAYOUT), None, is_at_margin)
    text = (numbered["text"] or "").strip(LAYOUT)
    return Row(line, blanks, text, int(numbered["number"]), is_at_margin=False)


def _continues(before: Row, row: Row) -> bool:
    stands_apart = row.number is not None or row.is_at_margin or row.blanks > 0
    return not stands_apart and not before.is_at_margin


def _joined(run: list[Row]) -> Paragraph:
    texts = [row.text for row in run if row.text]
    first = run[0]
    return Paragraph(
        first.line, first.blanks, " ".join(texts), first.number, first.is_at_margin, len(texts)
    )
