"""Blocks that set facts out."""

from dataclasses import dataclass

from dateline.record.blocks.text import Run


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each row as long as the header where there is one."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FactsBox:
    """A few facts beside the text."""

    title: str
    facts: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class ProjectPartner:
    """Somebody's part in a project; `term` is the public id of a partner known here."""

    name: str
    role: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Who does a project, where, for how much and how long.

    `amount` is a decimal number of `currency` (ISO 4217); `starts` and `ends` are ISO dates.
    Each may be empty.
    """

    title: str
    partners: tuple[ProjectPartner, ...] = ()
    place: str = ""
    amount: str = ""
    currency: str = ""
    starts: str = ""
    ends: str = ""
