"""The pictures that an item's page shows, as ImageObjects with credit and licence."""

from collections.abc import Iterator

from dateline.archive.addresses import press_pictures_address
from dateline.archive.entries import Article
from dateline.channels.web.structured.graph import Node, in_pixels, node
from dateline.pictures.licences import LICENCES
from dateline.record.blocks import Figure, all_of


def pictures_of(found: Article, origin: str) -> list[Node]:
    """Return the lead picture, then those of the body; none that is not shown."""
    return list(_pictures(found, origin))


def _pictures(found: Article, origin: str) -> Iterator[Node]:
    press = origin + press_pictures_address(found.entry)
    lead = found.entry.picture
    if lead:
        yield node(
            "ImageObject",
            url=origin + lead.address,
            width=in_pixels(lead.width),
            height=in_pixels(lead.height),
            creditText=lead.credit,
            caption=lead.caption or lead.alt,
            license=_terms(lead.licence),
            acquireLicensePage=press if lead.is_for_press else "",
        )
    for figure in all_of(Figure, found.body):
        file = found.files.get(figure.picture.token)
        if file:
            yield node(
                "ImageObject",
                url=origin + file.address,
                width=in_pixels(file.width),
                height=in_pixels(file.height),
                creditText=figure.credit,
                caption=figure.picture.caption or figure.picture.alt,
                license=_terms(file.licence),
                acquireLicensePage=press if file.is_for_press else "",
            )


def _terms(licence: str) -> str:
    known = LICENCES.get(licence)
    return known.address if known else ""
