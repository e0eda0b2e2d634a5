"""The same blocks under the same ids: those that came from the record get theirs late."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from wagtail import blocks

from dateline.desk.translating.side_by_side.contents import (
    STREAMS,
    Content,
    block_of,
    child_of,
    is_given,
)

Child = dict[str, Any]
Children = list[Child]
Parent: TypeAlias = blocks.ListBlock | blocks.StreamBlock


def aligned(content: Content, to: Content) -> Content:
    """Return a story in which children are called as in another version of it.

    A form gives ids to what came without, and others in every language: what we gave one until
    then is known again by its words, or else by its place. So is everything where two stories
    that were written apart are put beside each other.
    """
    streams = {name: _children(block_of(name), content[name], to[name]) for name in STREAMS}
    return {**content, **streams}


def called_alike(content: Content, was: Content, is_now: Content) -> Content:
    """Return a story whose children are called anew, as those of `was` are in `is_now`.

    `was` and `is_now` are the same story, the second one `aligned`.
    """
    streams = {
        name: _renamed(content[name], dict(_names(was[name], is_now[name]))) for name in STREAMS
    }
    return {**content, **streams}


def _names(was: Any, is_now: Any) -> Iterator[tuple[str, str]]:
    if isinstance(was, list):
        for one, there in zip(was, is_now, strict=True):
            if isinstance(one, dict) and "id" in one:
                yield one["id"], there["id"]
                yield from _names(one["value"], there["value"])
    elif isinstance(was, dict):
        for name, value in was.items():
            yield from _names(value, is_now[name])


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    if isinstance(value, dict):
        inside = {name: _renamed(one, names) for name, one in value.items()}
        return inside | ({"id": names.get(value["id"], value["id"])} if "id" in value else {})
    return value


def _value(block: blocks.Block, value: Any, to: Any) -> Any:
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return _children(block, value, to)
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(child, value.get(name), to.get(name))
            for name, child in block.child_blocks.items()
        }
    return value


def _children(block: Parent, own: Children, to: Children) -> Children:
    there = {one["id"]: one for one in to}
    called = _called([one for one in own if one["id"] not in there], _unnamed(own, to))
    own = [{**one, "id": called.get(one["id"], one["id"])} for one in own]
    return [_inside(block, one, there.get(one["id"])) for one in own]


def _unnamed(own: Children, to: Children) -> Children:
    """Return the children that had no id of their own; all, where no id is known."""
    known = {one["id"] for one in own}
    left = [one for one in to if one["id"] not in known]
    return left if len(left) == len(to) else [one for one in left if is_given(one["id"])]


def _called(own: Children, to: Children) -> dict[str, str]:
    """Return new ids by the old: of what says the same, then of what stands in the same order."""
    called: dict[str, str] = {}
    for is_like in (_says_the_same, _is_the_same_kind):
        for one in own:
            left = (there for there in to if there["id"] not in called.values())
            found = next((there for there in left if is_like(one, there)), None)
            if one["id"] not in called and found is not None:
                called[one["id"]] = found["id"]
    return called


def _says_the_same(one: Child, there: Child) -> bool:
    return _is_the_same_kind(one, there) and one["value"] == there["value"]


def _is_the_same_kind(one: Child, there: Child) -> bool:
    return bool(one["type"] == there["type"])


def _inside(block: Parent, one: Child, there: Child | None) -> Child:
    if there is None or there["type"] != one["type"]:
        return one
    value = _value(child_of(block, one["type"]), one["value"], there["value"])
    return {**one, "value": value}
