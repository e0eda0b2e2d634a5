"""A page of which no more is to be said than what it is called."""

from dateline.channels.web.structured.graph import Node, node, reference
from dateline.channels.web.structured.publisher import publisher_id


def page_node(title: str, address: str, *, language: str, origin: str) -> Node:
    """Return the WebPage at `address`, a path."""
    return node(
        "WebPage",
        id=origin + address,
        url=origin + address,
        name=title,
        inLanguage=language,
        publisher=reference(publisher_id(origin)),
    )
