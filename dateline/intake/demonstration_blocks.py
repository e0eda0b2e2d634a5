"""The demonstration's bodies, from their short form to blocks."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.record.blocks import Block, BulletList, Heading, Paragraph, Run, Video

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_ITEM = "item:"


def blocks_from(values: Sequence[Mapping[str, Any]], ids: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks; `ids` gives the public id behind a link to another story."""
    return tuple(_block(value, ids) for value in values)


def _block(value: Mapping[str, Any], ids: Mapping[str, str]) -> Block:
    match value["type"]:
        case "heading":
            return Heading(value["text"])
        case "list":
            return BulletList(tuple(_runs(item, ids) for item in value["items"]))
        case "video":
            return Video(value["address"], value["minutes"], tuple(value["transcript"]))
        case _:
            return Paragraph(_runs(value["text"], ids))


def _runs(text: str, ids: Mapping[str, str]) -> tuple[Run, ...]:
    """Split at links, which stand as `[words](address)`."""
    runs = []
    end = 0
    for link in _LINK.finditer(text):
        if link.start() > end:
            runs.append(Run(text[end : link.start()]))
        words, address = link.groups()
        if address.startswith(_ITEM):
            runs.append(Run(words, item=ids[address.removeprefix(_ITEM)]))
        else:
            runs.append(Run(words, href=address))
        end = link.end()
    if end < len(text):
        runs.append(Run(text[end:]))
    return tuple(runs)
