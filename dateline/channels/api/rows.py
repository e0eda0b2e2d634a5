"""Items as rows: an entry, and what stands beside it, in the shapes of the API."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from dateline.archive.addresses import (
    item_address,
    item_api_address,
    item_text_address,
    lasting_item_address,
    picture_address,
    rendition_address,
)
from dateline.archive.entries import Entry, ShownPicture
from dateline.archive.in_every_language import (
    ItemInLanguage,
    languages_by_item,
    terms_by_item,
)
from dateline.archive.listing import FACETS
from dateline.channels.api.addresses import whole
from dateline.channels.api.shapes import InLanguage, Label, Picture, Rendition, Row, Urls
from dateline.pictures.sizes import FORMS, offered_sizes
from dateline.terms.names import Names, todays_names

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_FACET_OF = {vocabulary: facet for facet, vocabulary in FACETS.items()}


@dataclass(frozen=True)
class Beside:
    """What stands beside some items: the terms they are under, and their languages."""

    names: Names
    terms: dict[ItemInLanguage, frozenset[int]] = field(default_factory=dict)
    languages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def beside(public_ids: Collection[str], names: Names, *, at: datetime) -> Beside:
    """Return what stands beside these items at `at` (UTC)."""
    return Beside(
        names,
        terms_by_item(public_ids, at=at),
        languages_by_item(public_ids, at=at),
    )


def rows_of(entries: Iterable[Entry], *, at: datetime) -> list[Row]:
    """Return entries as rows, in their order."""
    entries = list(entries)
    known = beside({entry.public_id for entry in entries}, todays_names(), at=at)
    return [Row(**row_parts(entry, known)) for entry in entries]


def row_parts(entry: Entry, known: Beside) -> dict[str, Any]:
    """Return the parts of a row."""
    place = entry.public_id, entry.language
    return {
        "public_id": entry.public_id,
        "language": entry.language,
        "urls": urls_of(entry),
        "headline": entry.headline,
        "kicker": entry.kicker,
        "kicker_language": entry.kicker_language or None,
        "standfirst": entry.standfirst,
        "date": entry.date,
        "first_released_at": entry.first_released_at,
        "changed_at": entry.changed_at,
        "minutes": entry.minutes,
        "credit": entry.credit,
        "picture": picture_of(entry.picture) if entry.picture else None,
        "picture_absent": entry.absence.value if entry.absence else None,
        "terms": labels_of(known.terms.get(place, ()), known.names, entry.language),
        "languages": [
            InLanguage(language=tag, url=whole(item_api_address(entry.public_id, tag)))
            for tag, _slug in known.languages.get(entry.public_id, ())
        ],
    }


def urls_of(entry: Entry) -> Urls:
    """Return where an item is, in all its forms."""
    return Urls(
        html=whole(item_address(entry)),
        text=whole(item_text_address(entry)),
        api=whole(item_api_address(entry.public_id, entry.language)),
        lasting=whole(lasting_item_address(entry.language, entry.public_id)),
    )


def labels_of(term_ids: Iterable[int], names: Names, language: str) -> list[Label]:
    """Return the terms that a list can be narrowed by, in the order of their sorts and names."""
    found = []
    for term_id in term_ids:
        facet = _FACET_OF.get(names.vocabularies[term_id])
        if facet is None:
            continue
        named = names.named(term_id, language)
        label = Label(
            id=names.public_ids[term_id],
            vocabulary=facet,
            name=named.words,
            name_language=named.language or None,
        )
        found.append(label)
    order = list(FACETS)
    return sorted(found, key=lambda one: (order.index(one.vocabulary), one.name, one.id))


def picture_of(shown: ShownPicture) -> Picture:
    """Return a picture that is shown, in all its sizes."""
    return Picture(
        url=whole(shown.address),
        width=shown.width,
        height=shown.height,
        alt=shown.alt,
        caption=shown.caption,
        credit=shown.credit,
        alt_language=shown.alt_language or None,
        caption_language=shown.caption_language or None,
        licence=shown.licence or None,
        may_be_handed_on=shown.is_for_press,
        renditions=renditions_of(shown.token, shown.width, shown.height),
    )


def renditions_of(token: str, width: int, height: int) -> list[Rendition]:
    """Return the whole picture in every size and form it is offered in."""
    return [
        Rendition(url=settings.SITE_ADDRESS + address, type=_TYPES[form], width=one)
        for one in offered_sizes(width, height).whole
        for form in FORMS
        for address in [
            picture_address(token)
            if (form, one) == ("jpg", width)
            else rendition_address(token, f"w{one}.{form}")
        ]
    ]
