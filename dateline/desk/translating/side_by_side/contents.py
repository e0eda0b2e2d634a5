"""What a story says in a version of its history, with every block known by an id."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail import blocks
from wagtail.models import Revision

from dateline.desk.models import StoryPage

# The version of an id that is made from a name (RFC 9562).
_BY_NAME = 5
STREAMS = ("body", "contacts")
# By field, in the order of the form.
Content = dict[str, Any]


def content_of(revision: Revision) -> Content:
    """Return the fields of a version; streams as lists, in which each block has an id."""
    return read_content(revision.content)


def read_content(kept: Mapping[str, Any]) -> Content:
    """Return fields as a version keeps them, with its streams read."""
    streams = {name: json.loads(kept.get(name) or "[]") for name in STREAMS}
    return {**kept, **{name: _known(block_of(name), streams[name], name) for name in STREAMS}}


def kept_content(content: Content) -> dict[str, Any]:
    """Return fields as a version keeps them."""
    return {**content, **{name: json.dumps(content[name]) for name in STREAMS}}


def block_of(stream: str) -> blocks.StreamBlock:
    """Return what a stream of a story is made of."""
    field: Any = StoryPage._meta.get_field(stream)
    found: blocks.StreamBlock = field.stream_block
    return found


def child_of(block: blocks.StreamBlock | blocks.ListBlock, kind: str) -> blocks.Block:
    """Return what a child of this kind is made of."""
    return block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[kind]


def children_of(content: Content) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every block of a story by its path, each before those inside it."""
    for name in STREAMS:
        yield from _inside(content[name], name)


def without(content: Content, paths: Collection[str]) -> Content:
    """Return a story without the blocks at these paths."""
    return {**content, **{name: _without(content[name], name, paths) for name in STREAMS}}


def is_given(name: str) -> bool:
    """Say whether an id was given here; Wagtail's are made by chance."""
    try:
        return UUID(name).version == _BY_NAME
    except ValueError:
        return False


def _known(block: blocks.Block, raw: Any, path: str) -> Any:
    if isinstance(block, blocks.ListBlock):
        items = [one if _has_type(one) else {"type": "item", "value": one} for one in raw or []]
        return [_child(block, one, f"{path}.{number}") for number, one in enumerate(items)]
    if isinstance(block, blocks.StreamBlock):
        children = [one for one in raw if one["type"] in block.child_blocks]
        return [_child(block, one, f"{path}.{number}") for number, one in enumerate(children)]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _known(child, raw.get(name), f"{path}.{name}")
            for name, child in block.child_blocks.items()
        }
    return raw


def _child(
    block: blocks.StreamBlock | blocks.ListBlock, child: dict[str, Any], path: str
) -> dict[str, Any]:
    # What came from the record has no ids yet; the same words always get the same.
    known = child.get("id") or str(uuid5(NAMESPACE_URL, path))
    value = _known(child_of(block, child["type"]), child["value"], f"{path}.{known}")
    return {"type": child["type"], "value": value, "id": known}


def _inside(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, inner in _parts(value, path):
        if _is_child(part):
            yield inner, part
            part = part["value"]
        yield from _inside(part, inner)


def _without(value: Any, path: str, paths: Collection[str]) -> Any:
    kept = [
        (part, _without(part["value"] if _is_child(part) else part, inner, paths))
        for part, inner in _parts(value, path)
        if not (_is_child(part) and inner in paths)
    ]
    if isinstance(value, list):
        return [{**part, "value": left} if _is_child(part) else left for part, left in kept]
    if isinstance(value, dict):
        return dict(zip(value, (left for _part, left in kept), strict=True))
    return value


def _parts(value: Any, path: str) -> Iterator[tuple[Any, str]]:
    """Yield what a value is made of, each with its path; nothing where it is one thing."""
    if isinstance(value, dict):
        yield from ((part, f"{path}.{name}") for name, part in value.items())
    elif isinstance(value, list):
        for part in value:
            yield part, f"{path}.{part['id']}" if _is_child(part) else path


def _is_child(value: Any) -> bool:
    return isinstance(value, dict) and {"type", "value", "id"} <= value.keys()


def _has_type(item: Any) -> bool:
    """Say whether an item of a list is kept with an id, and not bare as it once was."""
    return isinstance(item, dict) and {"type", "value"} <= item.keys() <= {"type", "value", "id"}
