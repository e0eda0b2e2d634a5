"""Words put into a story at their places."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from dateline.desk.translating.side_by_side.contents import STREAMS, Content, block_of, child_of
from dateline.desk.translating.side_by_side.words import LINES


def with_words(content: Content, said: Mapping[str, Any]) -> Content:
    """Return a story with these words at these paths; what is not there is passed over."""
    lines = {name: said[name] for name in LINES if name in said}
    streams = {name: _value(block_of(name), content[name], name, said) for name in STREAMS}
    return {**content, **lines, **streams}


def _value(block: blocks.Block, raw: Any, path: str, said: Mapping[str, Any]) -> Any:
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return [
            {**one, "value": _value(child_of(block, one["type"]), one["value"], inner, said)}
            for one in raw
            if (inner := f"{path}.{one['id']}")
        ]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(child, raw.get(name), f"{path}.{name}", said)
            for name, child in block.child_blocks.items()
        }
    return said.get(path, raw)
