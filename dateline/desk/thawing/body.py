"""Blocks of the record put back as the blocks that editors work with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias
from uuid import uuid4

from dateline.desk.freezing.rich_text import lines_of
from dateline.desk.freezing.words import Stretch
from dateline.desk.models import Boilerplate as KeptBoilerplate
from dateline.desk.thawing.markup import Pages, lines, rich_text
from dateline.desk.thawing.stock import Stock, typed_alt, typed_caption
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

# A block as the editor's field keeps it: its type, and its value.
Kept: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """What blocks are put back with."""

    stock: Stock
    pages: Pages
    language: str


def thawed_body(body: Iterable[Block], bench: Bench) -> list[Kept]:
    """Return the blocks as the desk keeps them; paragraphs and lists that meet are one text."""
    kept: list[Kept] = []
    for is_text, blocks in groupby(body, lambda block: isinstance(block, _TEXT)):
        if is_text:
            together: Any = blocks
            kept.append(_kept("text", rich_text(together, bench.pages)))
        else:
            kept += [_BLOCKS[type(block)](block, bench) for block in blocks]
    return kept


_TEXT = (Paragraph, BulletList, NumberedList)


def _heading(block: Heading, _bench: Bench) -> Kept:
    return _kept("heading", block.text)


def _quote(block: Quote, _bench: Bench) -> Kept:
    return _kept("quote", {"text": block.text, "said_by": block.said_by})


def _picture(block: Figure, bench: Bench) -> Kept:
    return _kept("picture", _figure(block, bench))


def _gallery(block: Gallery, bench: Bench) -> Kept:
    return _kept("gallery", [_item(_figure(one, bench)) for one in block.figures])


def _figure(figure: Figure, bench: Bench) -> dict[str, Any]:
    picture = figure.picture
    return {
        "image": bench.stock.image(picture, figure.credit).pk,
        "alt": typed_alt(picture),
        "caption": typed_caption(picture),
        "credit": figure.credit,
    }


def _video(block: Video, _bench: Bench) -> Kept:
    return _kept("video", _recorded(block))


def _audio(block: Audio, _bench: Bench) -> Kept:
    return _kept("audio", _recorded(block))


def _recorded(block: Video | Audio) -> dict[str, Any]:
    said = "\n\n".join(block.transcript)
    return {"address": block.address, "minutes": block.minutes, "transcript": said}


def _table(block: Table, _bench: Bench) -> Kept:
    width = len(block.header or block.rows[0])
    headings = block.header or ("",) * width
    return _kept(
        "table",
        {
            "caption": block.caption,
            "columns": [{"type": "text", "heading": heading} for heading in headings],
            "rows": [{"values": list(row)} for row in block.rows],
        },
    )


def _facts(block: FactsBox, bench: Bench) -> Kept:
    facts = [_item(lines([fact], bench.pages)) for fact in block.facts]
    return _kept("facts", {"title": block.title, "facts": facts})


def _project(block: ProjectFacts, _bench: Bench) -> Kept:
    partners = [_item({"name": partner.name, "role": partner.role}) for partner in block.partners]
    value = {
        "title": block.title,
        "partners": partners,
        "place": block.place,
        "amount": block.amount or None,
        "currency": block.currency,
        "starts": block.starts or None,
        "ends": block.ends or None,
    }
    return _kept("project", value)


def _file(block: FileLink, bench: Bench) -> Kept:
    document = bench.stock.document(block)
    return _kept("file", {"document": document.pk, "title": block.title})


def _notes(block: NotesToEditors, bench: Bench) -> Kept:
    return _kept("notes", lines(block.paragraphs, bench.pages))


def _boilerplate(block: Boilerplate, bench: Bench) -> Kept:
    """Choose the boilerplate that says the same today, or keep these words as one."""
    text = lines(block.paragraphs, bench.pages)
    alike = KeptBoilerplate.objects.filter(title=block.title, language=bench.language)
    for there in alike:
        if _read(there.text) == _read(text):
            return _kept("boilerplate", there.pk)
    made = KeptBoilerplate.objects.create(title=block.title, language=bench.language, text=text)
    return _kept("boilerplate", made.pk)


def _read(text: str) -> tuple[tuple[Run, ...], ...]:
    """Return the words of a rich text, to be compared; its links by their attributes."""
    return lines_of(text, lambda attributes: Stretch("", href=str(sorted(attributes.items()))))


def _kept(kind: str, value: Any) -> Kept:
    return {"type": kind, "value": value}


def _item(value: Any) -> Kept:
    # Without its id Wagtail would take it for a list of an older form.
    return {**_kept("item", value), "id": str(uuid4())}


_BLOCKS: dict[type[Any], Callable[[Any, Bench], Kept]] = {
    Heading: _heading,
    Quote: _quote,
    Figure: _picture,
    Gallery: _gallery,
    Video: _video,
    Audio: _audio,
    Table: _table,
    FactsBox: _facts,
    ProjectFacts: _project,
    FileLink: _file,
    NotesToEditors: _notes,
    Boilerplate: _boilerplate,
}
