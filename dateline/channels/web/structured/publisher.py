"""Whose word it is: the organisation, told once on each page and pointed at from the rest."""

from dateline.archive.site import SiteView
from dateline.channels.web.structured.graph import Node, in_pixels, node


def publisher_id(origin: str) -> str:
    """Return the address that stands for the organisation."""
    return f"{origin}/#publisher"


def publisher(site: SiteView, origin: str) -> Node:
    """Return the NewsMediaOrganization, with its logo where the site has one."""
    logo = site.logo and node(
        "ImageObject",
        url=origin + site.logo.address,
        width=in_pixels(site.logo.width),
        height=in_pixels(site.logo.height),
    )
    return node(
        "NewsMediaOrganization",
        id=publisher_id(origin),
        name=site.name,
        url=f"{origin}/",
        logo=logo,
    )
