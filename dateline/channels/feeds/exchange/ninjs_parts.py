"""The parts of a ninjs object that stand in several places."""

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.archive.entries import Entry
from dateline.archive.press_pictures import PressPicture
from dateline.channels.feeds.entry import PICTURE_TYPE
from dateline.channels.feeds.exchange.labels import Concept
from dateline.channels.feeds.exchange.release import moment, other_forms
from dateline.channels.feeds.exchange.shots import Size, sizes_of, terms_of, uri_of
from dateline.record.story import Contact

Object = dict[str, Any]


def publication_of(entry: Entry, *, is_withdrawn: bool) -> Object:
    """Return when an item came out and last changed, and whether it still stands."""
    return {
        "firstCreated": moment(entry.first_released_at),
        "versionCreated": moment(entry.changed_at),
        "pubStatus": "canceled" if is_withdrawn else "usable",
        "language": entry.language,
    }


def by_role(words: Mapping[str, str]) -> list[Object]:
    """Return words under their roles, those that there are."""
    return [{"role": role, "value": value} for role, value in words.items() if value]


def named(concept: Concept) -> Object:
    """Return a term by its name and its id."""
    return {"name": concept.named.words, "uri": concept.uri}


def renditions_of(entry: Entry) -> list[Object]:
    """Return where an item is in each of its forms."""
    return [
        {"name": form.name, "href": form.address, "contentType": form.type}
        for form in other_forms(entry)
    ]


def picture_of(picture: PressPicture, language: str) -> Object:
    """Return a picture with its words, its terms and its sizes."""
    words, licence = picture.words, picture.licence
    address = licence.address if licence else ""
    return {
        "rel": "picture",
        "uri": uri_of(picture),
        "type": "picture",
        "by": picture.credit,
        "copyrightHolder": picture.holder,
        "usageTerms": terms_of(picture, language),
        "rightsInfo": {"linkedRights": address} if address else {},
        "descriptions": by_role({"caption": words.caption, "altText": words.alt}),
        "renditions": [_rendition(size) for size in sizes_of(picture)],
    }


def contacts_of(contacts: Iterable[Contact]) -> list[Object]:
    """Return whom journalists may call."""
    return [
        {
            "name": one.name,
            "rel": "contact",
            "contactInfo": [
                {"type": type_, "value": value}
                for type_, value in (("phone", one.phone), ("email", one.email))
                if value
            ],
        }
        for one in contacts
    ]


def without_nothing(value: Any) -> Any:
    """Return an object without the parts that are empty, however deep."""
    if isinstance(value, list):
        return [without_nothing(part) for part in value]
    if not isinstance(value, dict):
        return value
    told = {name: without_nothing(part) for name, part in value.items()}
    return {name: part for name, part in told.items() if part not in ("", [], {}, None)}


def _rendition(size: Size) -> Object:
    return {
        "name": size.name,
        "href": size.address,
        "contentType": PICTURE_TYPE,
        "width": size.width,
        "height": size.height,
        "sizeInBytes": size.size or None,
    }
