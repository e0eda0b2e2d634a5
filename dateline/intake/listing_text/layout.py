"""Remarks on white space that is read without harm but will not come back as it was."""

from collections.abc import Container, Sequence
from itertools import pairwise

from dateline.intake.listing_text.paragraphs import LAYOUT, Paragraph
from dateline.intake.listing_text.values import Findings


def remark_on_layout(text: str, paragraphs: Sequence[Paragraph], findings: Findings) -> None:
    """Say once per sort where the layout of `text` is not that of a listing."""
    for paragraph in paragraphs:
        if paragraph.rows > 1:
            findings.remark(paragraph.line, f"{paragraph.rows} lines were joined into one")
    if lines := _unevenly_spaced(paragraphs):
        findings.remark(
            lines[0],
            f"there are more or fewer blank lines than usual before {_counted(lines)}; "
            "they will be shown as usual",
        )
    if lines := _oddly_indented(text, paragraphs):
        findings.remark(
            lines[0],
            f"{_counted(lines)} begins or ends with other white space than usual; "
            "it will be shown as usual",
        )


def _unevenly_spaced(paragraphs: Sequence[Paragraph]) -> list[int]:
    if not paragraphs:
        return []
    heading = paragraphs[0]
    lines = [heading.line] if heading.blanks else []
    return lines + [
        after.line
        for before, after in pairwise(paragraphs)
        if _has_usual_place(before, after, heading)
        and after.blanks not in _usual_blanks(before, after, heading)
    ]


def _has_usual_place(before: Paragraph, after: Paragraph, heading: Paragraph) -> bool:
    return not after.is_at_margin and (before is heading or not before.is_at_margin)


def _usual_blanks(before: Paragraph, after: Paragraph, heading: Paragraph) -> Container[int]:
    if before is heading:
        return {2}
    if before.number is not None and before.text.startswith("©") and after.number is None:
        return {1, 2}  # the second one is the empty place of a kicker
    return {1}


def _oddly_indented(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    numbers = {paragraph.line: paragraph.number for paragraph in paragraphs}
    return [
        line
        for line, row in enumerate(text.split("\n"), 1)
        if row.strip(LAYOUT) and not _is_usual(row, numbers.get(line))
    ]


def _is_usual(row: str, number: int | None) -> bool:
    bare = row.strip(LAYOUT)
    if number is None:
        return row in (bare, f"    {bare}")
    text = bare.partition(".")[2].strip(LAYOUT)
    return row == f"  {number}. {text}"


def _counted(lines: Sequence[int]) -> str:
    return "this line" if len(lines) == 1 else f"this line (and {len(lines) - 1} more)"
