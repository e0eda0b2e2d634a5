"""Stretches of text put together as runs, with white space as HTML means it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.record.blocks import Run

# No-break spaces are no white space: French sets one before a colon.
_white = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text as it stands in the markup, or a line break; the other parts are a run's."""

    text: str
    href: str = ""
    item: str = ""
    mark: str = ""
    is_break: bool = False


def tidied(stretches: Iterable[Stretch]) -> tuple[Run, ...]:
    """Return the runs of a line, neighbours alike in one.

    Several spaces are one, none stands at either end of the line or beside a line break.
    """
    runs: list[Run] = []
    is_after_space = True
    for stretch in stretches:
        if stretch.is_break:
            _cut_end(runs, " ")
            runs.append(Run("\n"))
            is_after_space = True
            continue
        text = _white.sub(" ", stretch.text)
        if is_after_space:
            text = text.removeprefix(" ")
        if text:
            runs.append(Run(text, stretch.href, stretch.item, stretch.mark))
            is_after_space = text.endswith(" ")
    _cut_end(runs, " \n")
    return _joined(runs)


def _cut_end(runs: list[Run], letters: str) -> None:
    while runs and not (kept := runs[-1].text.rstrip(letters)):
        runs.pop()
    if runs:
        last = runs[-1]
        runs[-1] = Run(kept, last.href, last.item, last.mark)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    joined: list[tuple[list[str], Run]] = []
    for run in runs:
        if not joined and not run.text.strip("\n"):
            continue
        last = joined[-1][1] if joined else None
        # A break between two halves of a link, or of stressed words, belongs to them.
        if last and (run.text == "\n" or _is_alike(last, run)):
            joined[-1][0].append(run.text)
        else:
            joined.append(([run.text], run))
    return tuple(Run("".join(texts), first.href, first.item, first.mark) for texts, first in joined)


def _is_alike(one: Run, other: Run) -> bool:
    return (one.href, one.item, one.mark) == (other.href, other.item, other.mark)
