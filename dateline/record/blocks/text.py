"""Blocks of running text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: `href` links outside, `item` to a public id; `mark` is strong or em."""

    text: str
    href: str = ""
    item: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, and whose."""

    text: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list whose order matters."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class NotesToEditors:
    """What journalists should know, below the text."""

    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The words an office puts at the foot of what it issues, as they were on the day."""

    title: str
    paragraphs: tuple[tuple[Run, ...], ...]
