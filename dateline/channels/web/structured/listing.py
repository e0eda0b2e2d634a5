"""A page of a listing: what it lists, and where it stands."""

from collections.abc import Iterable, Sequence

from dateline.archive.addresses import item_address
from dateline.archive.entries import Entry
from dateline.channels.web.structured.graph import Node, node, reference
from dateline.channels.web.structured.publisher import publisher_id

Crumb = tuple[str, str]


def listing_node(
    crumbs: Sequence[Crumb], entries: Iterable[Entry], *, address: str, language: str, origin: str
) -> Node:
    """Return the CollectionPage at `address`, a path; `crumbs` lead to it, with it at the end."""
    return node(
        "CollectionPage",
        id=origin + address,
        url=origin + address,
        name=crumbs[-1][0],
        inLanguage=language,
        publisher=reference(publisher_id(origin)),
        breadcrumb=breadcrumbs(crumbs, origin),
        mainEntity=node(
            "ItemList",
            itemListElement=[
                node(
                    "ListItem",
                    position=place,
                    name=entry.headline,
                    url=origin + item_address(entry),
                )
                for place, entry in enumerate(entries, start=1)
            ],
        ),
    )


def breadcrumbs(crumbs: Iterable[Crumb], origin: str) -> Node:
    """Return the way to a page, each step a name and a path."""
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=place, name=name, item=origin + address)
            for place, (name, address) in enumerate(crumbs, start=1)
        ],
    )
