"""What a listing says once it is read, and what there was to say about the reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One numbered item, in the very characters of the file.

    `line` is where its number stands, counted from 1; `group` is the month, year or section
    heading above it; `summary` holds its paragraphs with a blank line between them. A listing
    of plain text has no place for a strapline, so that is always None.
    """

    position: int
    line: int
    group: str | None
    credit: str | None
    kicker: str | None
    title: str
    strapline: str | None
    date: date
    date_text: str
    summary: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was accepted, but that whoever brings the listing should know."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something for which the listing is refused."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole listing; `language` is what the reader was told, not what it guessed."""

    heading: str
    language: str
    items: tuple[ListedItem, ...]
    remarks: tuple[Remark, ...]


class ListingRefused(ValueError):
    """The text is no listing, or not one that can be read without guessing; says all reasons."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


@dataclass(slots=True)
class Findings:
    """The notes of one reading, in the order in which things were noticed."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def refuse(self, line: int, sentence: str) -> None:
        """Note a reason to refuse the listing."""
        self.problems.append(Problem(line, sentence))

    def remark(self, line: int, sentence: str) -> None:
        """Note something accepted but worth telling."""
        self.remarks.append(Remark(line, sentence))
