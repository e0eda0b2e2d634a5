"""The words of a story that it is found by: its own, and none that may have to vanish alone.

Left out are captions and descriptions of pictures, which go with the rights of the picture;
boilerplate, which is the office's and the same under every item; and the names of terms, which
change without a new edition and are filtered by.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.record.blocks import (
    Audio,
    Block,
    Boilerplate,
    BulletList,
    FactsBox,
    Figure,
    FileLink,
    Gallery,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    ProjectFacts,
    Quote,
    Run,
    Table,
    Video,
)
from dateline.record.story import Story

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The headline, the lines around it, and everything below, a passage for each paragraph."""

    head: str
    lead: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of it, passage by passage: no phrase reaches from one into the next."""
        return (self.head, *self.lead, *self.passages)


def own_words(story: Story) -> OwnWords:
    """Return the words of a story by how much they say of it."""
    lead = (story.kicker, story.strapline, story.standfirst)
    event = (story.event.place,) if story.event else ()
    told = (text for block in story.body for text in _texts(block))
    below = (*told, *event, story.dateline, story.byline, story.reference)
    return OwnWords(story.headline, tuple(filter(None, lead)), tuple(filter(None, below)))


def _texts(block: Block) -> Iterable[str]:
    """Return the words of a block, passage by passage."""
    match block:
        case Paragraph(runs):
            return (_joined(runs),)
        case Heading(text):
            return (text,)
        case Quote(text, said_by):
            return (text, said_by)
        case BulletList(parts) | NumberedList(parts) | NotesToEditors(parts):
            return map(_joined, parts)
        case Video(_address, _minutes, transcript) | Audio(_address, _minutes, transcript):
            return transcript
        case _:
            return _facts(block)


def _facts(block: Block) -> Iterator[str]:
    match block:
        case Table(caption, header, rows):
            yield caption
            yield from (" ".join(row) for row in (header, *rows))
        case FactsBox(title, facts):
            yield title
            yield from map(_joined, facts)
        case ProjectFacts():
            partners = (f"{partner.name} {partner.role}".strip() for partner in block.partners)
            yield from (block.title, block.place, *partners)
        case FileLink():
            yield block.title
        case Figure() | Gallery() | Boilerplate():
            return


def _joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)
