"""The body of an item as plain text: its words alone, paragraphs apart by a blank line."""

from collections.abc import Iterable

from dateline.archive.entries import Article
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


def text_of(found: Article) -> str:
    """Return the words of an item's body; of a picture its caption, where that is shown."""
    return "\n\n".join(text for block in found.body if (text := _text(block, found)))


def _text(block: Block, found: Article) -> str:
    match block:
        case Paragraph(runs):
            return _runs(runs)
        case Heading(text):
            return text
        case Quote(text, said_by):
            return f"{text} ({said_by})" if said_by else text
        case BulletList(items) | NumberedList(items):
            return "\n".join(map(_runs, items))
        case NotesToEditors(paragraphs):
            return _paragraphs(paragraphs)
        case Boilerplate(title, paragraphs):
            return "\n\n".join(part for part in (title, _paragraphs(paragraphs)) if part)
        case _:
            return "\n".join(line for line in _lines(block, found) if line)


def _lines(block: Block, found: Article) -> Iterable[str]:
    match block:
        case Video(_address, _minutes, transcript) | Audio(_address, _minutes, transcript):
            return transcript
        case Figure():
            return [_caption(block, found)]
        case Gallery(figures):
            return [_caption(figure, found) for figure in figures]
        case Table(caption, header, rows):
            return [caption, *(" | ".join(row) for row in (header, *rows))]
        case FactsBox(title, facts):
            return [title, *map(_runs, facts)]
        case ProjectFacts():
            return [block.title, *(partner.name for partner in block.partners), block.place]
        case FileLink():
            return [block.title]
        case _:
            raise ValueError(f"{type(block).__name__} has no text.")


def _caption(figure: Figure, found: Article) -> str:
    if figure.picture.token in found.absent:
        return ""
    return f"{figure.picture.caption or figure.picture.alt} ({figure.credit})"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _paragraphs(of_runs: Iterable[tuple[Run, ...]]) -> str:
    return "\n\n".join(map(_runs, of_runs))
