"""Blocks as JSON values and back, by the types of their parts.

A block is an object with its type and its parts; an optional part that is empty is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from dateline.record.blocks.block import Block
from dateline.record.blocks.facts import FactsBox, ProjectFacts, Table
from dateline.record.blocks.media import Audio, Figure, FileLink, Gallery, Video
from dateline.record.blocks.text import (
    Boilerplate,
    BulletList,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    Quote,
)

# Texts that were kept name their blocks so: a name here is for good.
_TYPES: dict[str, type[Block]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "quote": Quote,
    "list": BulletList,
    "numbered": NumberedList,
    "figure": Figure,
    "gallery": Gallery,
    "video": Video,
    "audio": Audio,
    "table": Table,
    "facts": FactsBox,
    "project": ProjectFacts,
    "file": FileLink,
    "notes": NotesToEditors,
    "boilerplate": Boilerplate,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}

Reader = Callable[[Any], Any]


class UnknownBlock(ValueError):
    """A block of no known type, or with the wrong parts."""


def block_to_json(block: Block) -> dict[str, Any]:
    """Return a block as JSON values."""
    return {"type": _NAMES[type(block)], **json_of(block)}


def block_from_json(value: Mapping[str, Any]) -> Block:
    """Return the block these JSON values mean; raise UnknownBlock for any other."""
    try:
        read = _READERS[value["type"]]
    except KeyError as error:
        raise UnknownBlock(f"“{value.get('type')}” is no block known here.") from error
    try:
        block: Block = read({name: part for name, part in value.items() if name != "type"})
    except (KeyError, TypeError, AttributeError) as error:
        raise UnknownBlock(f"A block of the body lacks or has a part: {error}.") from error
    return block


def json_of(value: Any) -> Any:
    """Return a text, a number, a tuple or a dataclass of such as JSON values."""
    if isinstance(value, tuple):
        return [json_of(part) for part in value]
    if is_dataclass(value):
        return {
            field.name: json_of(part)
            for field in fields(value)
            if (part := getattr(value, field.name)) != field.default
        }
    return value


def reader_of(kind: Any) -> Reader:
    """Return the function that reads a value of this type from what `json_of` makes of it."""
    if get_origin(kind) is tuple:
        read_part = reader_of(get_args(kind)[0])
        if read_part is _as_it_is:
            return tuple
        return lambda parts: tuple([read_part(part) for part in parts])
    if hasattr(kind, "__dataclass_fields__"):
        readers = {name: reader_of(hint) for name, hint in get_type_hints(kind).items()}
        if set(readers.values()) == {_as_it_is}:
            return lambda parts: kind(**parts)
        return lambda parts: kind(**{name: readers[name](part) for name, part in parts.items()})
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


_READERS = {name: reader_of(kind) for name, kind in _TYPES.items()}
