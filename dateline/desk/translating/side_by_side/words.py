"""Which parts of a story are words, to be said in another language; all else comes along."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from dateline.desk.freezing.rich_text import TextBlock, blocks_of
from dateline.desk.freezing.words import Stretch as Leading
from dateline.desk.plain_words import plain_words
from dateline.desk.translating.side_by_side.contents import STREAMS, Content, block_of, child_of
from dateline.record.blocks import BulletList, Paragraph, Run

# In the order of the form, the text between them.
BEFORE_TEXT = ("title", "standfirst")
AFTER_TEXT = (
    *("picture_alt", "picture_caption", "credit"),
    *("kicker", "strapline", "byline", "dateline", "event_place"),
)
LINES = (*BEFORE_TEXT, *AFTER_TEXT)
# Names of people and places, which are often the same in two languages.
_NAMES = {"byline", "dateline", "credit", "said_by", "name", "event_place", "place"}
_SAME_AS_NOTHING = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Words:
    """The words of one field or block: a line or more, rich text as its markup, or a table."""

    kept: Any
    is_rich: bool = False
    is_name: bool = False

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The paragraphs and lists of rich text."""
        return blocks_of(self.kept or "", _leading)

    @property
    def parts(self) -> list[tuple[str, tuple[tuple[Run, ...], ...]]]:
        """Rich text as it is shown: p, ul or ol, with its lines."""
        return [
            ("p", (block.runs,))
            if isinstance(block, Paragraph)
            else ("ul" if isinstance(block, BulletList) else "ol", block.items)
            for block in self.blocks
        ]

    @property
    def rows(self) -> list[list[str]]:
        """A table as it is shown, the empty rows left out; nothing for other words."""
        return [row for row in rows_of(self.kept) if any(row)] if self.is_table else []

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return isinstance(self.kept, Mapping)

    @cached_property
    def text(self) -> str:
        """The words alone, a line for each paragraph or row."""
        if self.is_rich:
            return plain_words(self.blocks)
        if self.is_table:
            return "\n".join(" | ".join(row) for row in self.rows)
        return str(self.kept or "").strip()

    @cached_property
    def key(self) -> str:
        """What is the same for words that say the same, however they are kept; "" for none."""
        if self.is_rich and self.text:
            return repr(self.blocks)
        return "\n".join(" ".join(line.split()) for line in self.text.splitlines())

    @property
    def may_stay(self) -> bool:
        """Whether another language may well say the same: a name, a number."""
        return self.is_name or not _SAME_AS_NOTHING.sub("", self.text)


def words_of(content: Content) -> dict[str, Words]:
    """Return the words of a story by their path, such as `body.<id>.caption`, as they stand."""
    found = {name: _line(content, name) for name in BEFORE_TEXT}
    for stream in STREAMS:
        found |= dict(_words(block_of(stream), content[stream], stream))
    return found | {name: _line(content, name) for name in AFTER_TEXT}


def is_words(block: blocks.Block) -> bool:
    """Say whether a block is words by itself; a telephone number is none."""
    kinds = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, TypedTableBlock)
    return isinstance(block, kinds) and block.name != "phone"


def rows_of(table: Mapping[str, Any]) -> list[list[str]]:
    """Return the words of a table row by row: caption, headings, cells."""
    rows = [[cell or "" for cell in row["values"]] for row in table["rows"]]
    heads = [column["heading"] or "" for column in table["columns"]]
    return [[table.get("caption") or ""], heads, *rows]


def with_cells(table: Mapping[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    """Return a table in which each cell, heading and the caption are said in another way."""
    columns = [{**one, "heading": say(one["heading"] or "")} for one in table["columns"]]
    rows = [{**row, "values": [say(cell or "") for cell in row["values"]]} for row in table["rows"]]
    return {**table, "columns": columns, "rows": rows, "caption": say(table.get("caption") or "")}


def _line(content: Content, name: str) -> Words:
    return Words(content.get(name) or "", is_name=name in _NAMES)


def _words(block: blocks.Block, raw: Any, path: str) -> Iterator[tuple[str, Words]]:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for child in raw:
            yield from _words(child_of(block, child["type"]), child["value"], _in(path, child))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words(child, raw.get(name), f"{path}.{name}")
    elif is_words(block) and raw:
        is_rich = isinstance(block, blocks.RichTextBlock)
        yield path, Words(raw, is_rich=is_rich, is_name=block.name in _NAMES)


def _in(path: str, child: Mapping[str, Any]) -> str:
    return f"{path}.{child['id']}"


def _leading(attributes: Mapping[str, str]) -> Leading:
    # Where a link leads is part of what is said; the kind of page behind a number is not.
    return Leading("", href=attributes.get("href") or f"#{attributes.get('id', '')}")
