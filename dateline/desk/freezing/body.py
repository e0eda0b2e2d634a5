"""The body as it was put together on the desk, block by block, as blocks of the record."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dateline.desk.freezing.links import Links
from dateline.desk.freezing.rich_text import blocks_of, lines_of
from dateline.desk.freezing.stock import Stock, Use
from dateline.record.blocks import (
    Audio,
    Block,
    Boilerplate,
    FactsBox,
    Figure,
    Gallery,
    Heading,
    NotesToEditors,
    ProjectFacts,
    ProjectPartner,
    Quote,
    Table,
    Video,
)
from dateline.record.story import UnusableStory
from dateline.terms.models import Vocabulary
from dateline.terms.names import term_by_name

_empty_lines = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Bench:
    """What blocks are frozen with."""

    stock: Stock
    links: Links
    language: str


def frozen_blocks(kind: str, value: Any, bench: Bench) -> tuple[Block, ...]:
    """Return what a block of the desk becomes; nothing where it is empty.

    Raises UnusableStory where it is not empty and yet lacks what it needs.
    """
    return tuple(_BLOCKS[kind](value, bench))


def unix_lines(text: str | None) -> str:
    """Return a text of several lines as it was typed, whatever the browser ends lines with."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def _text(value: Any, bench: Bench) -> Iterable[Block]:
    return blocks_of(_source(value), bench.links.leads)


def _heading(value: Any, _bench: Bench) -> Iterable[Block]:
    return [Heading(value)] if value else []


def _quote(value: Any, _bench: Bench) -> Iterable[Block]:
    text = unix_lines(value["text"])
    return [Quote(text, value["said_by"] or "")] if text else []


def _picture(value: Any, bench: Bench) -> Iterable[Block]:
    return [_figure(value, bench)]


def _gallery(value: Any, bench: Bench) -> Iterable[Block]:
    figures = tuple(_figure(one, bench) for one in value)
    return [Gallery(figures)] if figures else []


def _figure(value: Any, bench: Bench) -> Figure:
    image = value["image"]
    if image is None:
        raise UnusableStory(_("A picture block has no picture: choose one, or take it out."))
    credit = value["credit"] or image.credit
    use = Use(image, bench.language, credit, value["alt"] or "", value["caption"] or "")
    return Figure(bench.stock.picture(use), credit)


def _video(value: Any, _bench: Bench) -> Iterable[Block]:
    return _recorded(Video, value)


def _audio(value: Any, _bench: Bench) -> Iterable[Block]:
    return _recorded(Audio, value)


def _recorded(kind: Callable[[str, int, tuple[str, ...]], Block], value: Any) -> list[Block]:
    if not value["address"] and not value["transcript"]:
        return []
    if not value["minutes"]:
        raise UnusableStory(_("A video or recording does not say how many minutes it takes."))
    said = _empty_lines.split(unix_lines(value["transcript"]))
    spoken = tuple(paragraph.strip() for paragraph in said if paragraph.strip())
    return [kind(value["address"] or "", value["minutes"], spoken)]


def _table(value: Any, _bench: Bench) -> Iterable[Block]:
    header = tuple(column["heading"] or "" for column in value.columns)
    rows = tuple(tuple(cell or "" for cell in row["values"]) for row in value.row_data)
    if not header:
        return []
    return [Table(value.caption or "", header if any(header) else (), rows)]


def _facts(value: Any, bench: Bench) -> Iterable[Block]:
    facts = tuple(line for one in value["facts"] for line in _lines(one, bench))
    return [FactsBox(value["title"] or "", facts)] if facts or value["title"] else []


def _project(value: Any, _bench: Bench) -> Iterable[Block]:
    partners = tuple(
        ProjectPartner(partner["name"], partner["role"] or "", _partner_id(partner["name"]))
        for partner in value["partners"]
        if partner["name"]
    )
    amount = "" if value["amount"] is None else format(value["amount"], "f")
    facts = ProjectFacts(
        title=value["title"] or "",
        partners=partners,
        place=value["place"] or "",
        amount=amount,
        currency=value["currency"] or "",
        starts=value["starts"].isoformat() if value["starts"] else "",
        ends=value["ends"].isoformat() if value["ends"] else "",
    )
    return [] if facts == ProjectFacts(title="") else [facts]


def _file(value: Any, bench: Bench) -> Iterable[Block]:
    document = value["document"]
    if document is None:
        raise UnusableStory(_("A file block has no file: choose one, or take it out."))
    return [bench.stock.file(document, title=value["title"] or document.title)]


def _notes(value: Any, bench: Bench) -> Iterable[Block]:
    paragraphs = _lines(value, bench)
    return [NotesToEditors(paragraphs)] if paragraphs else []


def _boilerplate(value: Any, bench: Bench) -> Iterable[Block]:
    if value is None:
        raise UnusableStory(_("A boilerplate is no longer there: choose another, or take it out."))
    return [Boilerplate(value.title, lines_of(value.text, bench.links.leads))]


def _partner_id(name: str) -> str:
    """Return the public id of the partner known by this name, else ""."""
    known = term_by_name(Vocabulary.PARTNER, name)
    return known.public_id if known else ""


def _lines(value: Any, bench: Bench) -> Any:
    return lines_of(_source(value), bench.links.leads)


def _source(value: Any) -> str:
    return str(value.source) if value else ""


_BLOCKS: dict[str, Callable[[Any, Bench], Iterable[Block]]] = {
    "text": _text,
    "heading": _heading,
    "picture": _picture,
    "gallery": _gallery,
    "quote": _quote,
    "video": _video,
    "audio": _audio,
    "table": _table,
    "facts": _facts,
    "project": _project,
    "file": _file,
    "notes": _notes,
    "boilerplate": _boilerplate,
}
