"""A page of a listing as a package of NewsML-G2 2.35: its items in brief, by their ids."""

from xml.etree.ElementTree import Element

from dateline.archive.withdrawn import Withdrawn
from dateline.channels.feeds.entry import PICTURE_TYPE, lasting_id, picture_file
from dateline.channels.feeds.exchange.elements import document, element
from dateline.channels.feeds.exchange.newsml_parts import (
    any_item,
    line,
    managed,
    rights,
    status,
    subjects,
)
from dateline.channels.feeds.exchange.package import Package, Row
from dateline.channels.feeds.exchange.release import NEWSML_TYPE, moment, other_forms

CONTENT_TYPE = "application/vnd.iptc.g2.packageitem+xml"
_RELATIONS = "http://www.iana.org/assignments/relation"
_ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def package_as_newsml(package: Package) -> bytes:
    """Return a page of a listing: its items in brief, then what lately left it."""
    followed = package.followed
    ways = [
        element("link", reluri=f"{_RELATIONS}/{relation}", href=address, contenttype=CONTENT_TYPE)
        for relation, address in followed.ways.items()
    ]
    items = [*map(_row, package.rows), *map(_left, package.withdrawn)]
    root = any_item(
        "packageItem",
        followed.itself,
        package.version,
        followed.language,
        rights(followed.publisher),
        element(
            "itemMeta",
            *managed("composite", followed.publisher, package.changed_at),
            *line("title", followed.title),
            element("altRep", followed.home, contenttype="text/html"),
            *ways,
        ),
        element(
            "contentMeta",
            element("language", tag=followed.language),
            *line("headline", followed.title),
            *line("description", followed.description, role="drol:summary"),
        ),
        element("groupSet", element("group", *items, id="items", role="group:main"), root="items"),
    )
    return document(root)


def _row(row: Row) -> Element:
    """Return an item in brief; its address leads to the whole of it."""
    entry = row.entry
    picture = entry.picture
    (whole,) = [form for form in other_forms(entry) if form.name == "newsml"]
    return element(
        "itemRef",
        element("itemClass", qcode="ninat:text"),
        element("versionCreated", moment(entry.changed_at)),
        element("firstCreated", moment(entry.first_released_at)),
        status(is_withdrawn=False),
        *line("title", entry.headline),
        *(
            [
                element(
                    "icon",
                    href=picture_file(picture),
                    contenttype=PICTURE_TYPE,
                    width=picture.width,
                    height=picture.height,
                    size=picture.size,
                ),
                *line("creditline", picture.credit),
            ]
            if picture
            else []
        ),
        element("language", tag=entry.language),
        *subjects(row.concepts),
        *line("headline", entry.headline),
        *line("description", entry.standfirst, role="drol:summary"),
        residref=lasting_id(entry.language, entry.public_id),
        href=whole.address,
        contenttype=NEWSML_TYPE,
    )


def _left(withdrawn: Withdrawn) -> Element:
    """Return that an item was withdrawn, and the reason readers are told."""
    return element(
        "itemRef",
        element("itemClass", qcode="ninat:text"),
        element("versionCreated", moment(withdrawn.at)),
        status(is_withdrawn=True),
        *line("edNote", withdrawn.reason),
        residref=lasting_id(withdrawn.language, withdrawn.public_id),
        contenttype=_ITEM_TYPE,
    )
