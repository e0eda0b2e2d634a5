"""An item as a NewsArticle, or as what its kind says it is."""

from typing import Any

from dateline.archive.addresses import (
    item_address,
    lasting_item_address,
    worded_item_address,
)
from dateline.archive.entries import Article
from dateline.channels.web.structured.event import event_id, event_of
from dateline.channels.web.structured.graph import Node, node, reference
from dateline.channels.web.structured.pictures import pictures_of
from dateline.channels.web.structured.publisher import publisher_id
from dateline.channels.web.structured.recordings import in_minutes, sounds_of, videos_of
from dateline.terms.models import Vocabulary

_NEWS = "NewsArticle"
_WITH_A_DATELINE = (_NEWS, "ReportageNewsArticle")
_WITH_A_SECTION = (*_WITH_A_DATELINE, "Article", "Report")
_KNOWN = (*_WITH_A_SECTION, "VideoObject", "ImageGallery")


def item_nodes(found: Article, origin: str) -> list[Node]:
    """Return the item and, where it tells of one, its event.

    An event is no work that somebody wrote, so it stands beside the story about it.
    """
    events = [event_of(found, found.event, origin)] if found.event else []
    return [_story(found, origin), *events]


def _story(found: Article, origin: str) -> Node:
    entry = found.entry
    type_ = found.schema_type if found.schema_type in _KNOWN else _NEWS
    address = origin + item_address(entry)
    us = reference(publisher_id(origin))
    places = found.of(Vocabulary.PLACE)
    return node(
        type_,
        id=origin + lasting_item_address(entry.language, entry.public_id),
        url=address,
        mainEntityOfPage=address,
        headline=entry.headline,
        alternativeHeadline=found.strapline,
        description=entry.standfirst,
        datePublished=entry.first_released_at.isoformat(),
        dateModified=entry.changed_at.isoformat(),
        inLanguage=entry.language,
        identifier=found.reference,
        author=us,
        publisher=us,
        creditText=found.byline,
        sourceOrganization=node("Organization", name=found.office.words)
        if found.office.words
        else None,
        image=pictures_of(found, origin),
        about=_about(found, origin),
        contentLocation=[node("Place", name=place.words) for place in places],
        keywords=[label.words for label in (*found.of(Vocabulary.TOPIC), *places)],
        isBasedOn=_sources(found),
        correction=_corrections(found),
        **_translations(found, origin),
        **_of_its_type(type_, found),
    )


def _of_its_type(type_: str, found: Article) -> dict[str, Any]:
    """Return what not every creative work has."""
    if type_ == "VideoObject":
        return {
            "name": found.entry.headline,
            "uploadDate": found.entry.first_released_at.isoformat(),
            "duration": in_minutes(found.entry.minutes),
            "sameAs": [one["url"] for one in videos_of(found)],
        }
    section = found.section.title if found.section and type_ in _WITH_A_SECTION else ""
    return {
        "video": videos_of(found),
        "audio": sounds_of(found),
        "articleSection": section,
        "dateline": found.dateline if type_ in _WITH_A_DATELINE else "",
    }


def _about(found: Article, origin: str) -> list[Node]:
    topics = [node("Thing", name=topic.words) for topic in found.of(Vocabulary.TOPIC)]
    return [reference(event_id(found, origin)), *topics] if found.event else topics


def _sources(found: Article) -> list[str]:
    source = found.source.address if found.source else ""
    return list(dict.fromkeys(filter(None, (source, found.canonical))))


def _corrections(found: Article) -> list[Node]:
    return [
        node("CorrectionComment", text=version.note, datePublished=version.at.isoformat())
        for version in found.corrections
    ]


def _translations(found: Article, origin: str) -> dict[str, Any]:
    """Return the languages beside this one that readers have, and which was the first."""
    entry = found.entry
    others = {
        tag: node(
            "CreativeWork",
            id=origin + lasting_item_address(tag, entry.public_id),
            url=origin + worded_item_address(tag, entry.public_id, slug),
            inLanguage=tag,
        )
        for tag, slug in found.languages
        if tag != entry.language
    }
    if found.translated_from:
        return {"translationOfWork": others.get(found.translated_from)}
    return {"workTranslation": list(others.values())}
