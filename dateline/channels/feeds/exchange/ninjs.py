"""An item, or a page of a listing, as ninjs 3.1 (IPTC, News in JSON)."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.archive.press_pictures import PressPicture
from dateline.archive.withdrawn import Withdrawn
from dateline.channels.feeds.entry import lasting_id
from dateline.channels.feeds.exchange.elements import division
from dateline.channels.feeds.exchange.labels import Concept, of
from dateline.channels.feeds.exchange.ninjs_parts import (
    by_role,
    contacts_of,
    named,
    picture_of,
    publication_of,
    renditions_of,
    without_nothing,
)
from dateline.channels.feeds.exchange.package import Package, Row
from dateline.channels.feeds.exchange.plain_words import plain_words
from dateline.channels.feeds.exchange.release import NINJS_TYPE, Release, moment
from dateline.channels.feeds.exchange.shots import lead_of
from dateline.terms.models import Vocabulary

CONTENT_TYPE = NINJS_TYPE
_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}

Object = dict[str, Any]


def item_as_ninjs(release: Release) -> bytes:
    """Return an item in full, or the notice of a withdrawn one."""
    told = {
        "standard": _STANDARD,
        "uri": release.uri,
        "type": "text",
        "version": str(release.version),
        **publication_of(release.entry, is_withdrawn=release.is_withdrawn),
        "copyrightHolder": release.publisher,
        "edNote": "\n".join(release.notes),
        "title": release.entry.headline,
    }
    return _written(told if release.is_withdrawn else told | _content(release))


def package_as_ninjs(package: Package) -> bytes:
    """Return a page of a listing: its items in brief, then what lately left it."""
    associations = [*map(_row, package.rows), *map(_left, package.withdrawn)]
    followed = package.followed
    return _written(
        {
            "standard": _STANDARD,
            "uri": followed.itself,
            "type": "composite",
            "version": str(package.version),
            "versionCreated": moment(package.changed_at),
            "pubStatus": "usable",
            "language": followed.language,
            "copyrightHolder": followed.publisher,
            "title": followed.title,
            "descriptions": by_role({"summary": followed.description}),
            "renditions": [
                {"name": "web", "href": followed.home, "contentType": "text/html"},
                *(
                    {"name": relation, "href": address, "contentType": CONTENT_TYPE}
                    for relation, address in followed.ways.items()
                ),
            ],
            "associations": associations,
        }
    )


def _content(release: Release) -> Object:
    """Return what only an item has that is still there."""
    found, entry, source = release.found, release.entry, release.found.source
    sources = [{"name": found.office.words, "role": "issuer"}]
    if source:
        sources.append({"name": source.name, "role": "source", "uri": source.address})
    return {
        "representationType": "full",
        "headlines": by_role(
            {"main": entry.headline, "strapline": found.strapline, "kicker": entry.kicker}
        ),
        "descriptions": by_role({"summary": entry.standfirst}),
        "bodies": _bodies(release),
        "by": found.byline,
        "located": found.dateline,
        "people": contacts_of(found.contacts),
        "infoSources": [one for one in sources if one["name"]],
        "altIds": by_role({"reference": found.reference, "original": found.canonical}),
        "renditions": renditions_of(entry),
        "associations": [*_pictures(release.pictures, entry.language), *_translations(release)],
        **_concepts(release.concepts),
    }


def _bodies(release: Release) -> list[Object]:
    if not release.body:
        return []
    words = plain_words(release.body)
    markup = division(release.body, release.entry.language)
    return [
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": len(words),
            "wordCount": len(words.split()),
            "value": words,
        },
        {"role": "main", "contentType": "application/xhtml+xml", "value": markup},
    ]


def _concepts(concepts: Sequence[Concept]) -> Object:
    return {
        "genres": [named(one) for one in of(Vocabulary.KIND, concepts)],
        "subjects": [
            *(named(one) | {"rel": "about"} for one in of(Vocabulary.TOPIC, concepts)),
            *(named(one) | {"rel": "memberOf"} for one in of(Vocabulary.SERIES, concepts)),
        ],
        "places": [named(one) | {"rel": "about"} for one in of(Vocabulary.PLACE, concepts)],
        "organisations": [
            named(one) | {"rel": "partner"} for one in of(Vocabulary.PARTNER, concepts)
        ],
    }


def _pictures(pictures: Iterable[PressPicture], language: str) -> list[Object]:
    return [
        picture_of(picture, language) | {"name": f"picture {number}"}
        for number, picture in enumerate(pictures, start=1)
    ]


def _translations(release: Release) -> list[Object]:
    return [
        {"name": f"in {tag}", "rel": "translation", "uri": uri, "type": "text", "language": tag}
        for tag, uri in release.translations
    ]


def _row(row: Row) -> Object:
    """Return an item in brief, with the ways to the whole of it."""
    entry = row.entry
    pictures = [lead_of(entry.picture)] if entry.picture else []
    return {
        "name": entry.headline,
        "rel": "item",
        "uri": lasting_id(entry.language, entry.public_id),
        "type": "text",
        "representationType": "partial",
        **publication_of(entry, is_withdrawn=False),
        "title": entry.headline,
        "headlines": by_role({"main": entry.headline, "kicker": entry.kicker}),
        "descriptions": by_role({"summary": entry.standfirst}),
        "renditions": renditions_of(entry),
        "associations": _pictures(pictures, entry.language),
        **_concepts(row.concepts),
    }


def _left(withdrawn: Withdrawn) -> Object:
    """Return that an item was withdrawn, and the reason readers are told."""
    uri = lasting_id(withdrawn.language, withdrawn.public_id)
    return {
        "name": uri,
        "rel": "item",
        "uri": uri,
        "type": "text",
        "representationType": "partial",
        "versionCreated": moment(withdrawn.at),
        "pubStatus": "canceled",
        "language": withdrawn.language,
        "edNote": withdrawn.reason,
    }


def _written(told: Object) -> bytes:
    return json.dumps(without_nothing(told), ensure_ascii=False).encode()
