"""From nodes to the script element that holds them (JSON-LD 1.1, section 7)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

Node = Mapping[str, Any]

# Data within HTML must end neither its element nor, where it is run as a script, a line.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def node(type_: str, **properties: Any) -> Node:
    """Return a node of a schema.org type without its empty properties; `id` is its @id."""
    given = {"@type": type_, "@id": properties.pop("id", ""), **properties}
    # Most have a value, which is seen the fastest.
    return {
        name: value for name, value in given.items() if value or value not in (None, "", [], {})
    }


def reference(address: str) -> Node:
    """Return what stands for a node that is told elsewhere."""
    return {"@id": address}


def in_pixels(count: int) -> str:
    """Return a width or height as schema.org has it: text with a unit, never a number."""
    return f"{count} px"


def as_json_ld(nodes: Iterable[Node]) -> Markup:
    """Return a graph of these nodes as JSON that can stand in a script element."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = _as_json(graph)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704
