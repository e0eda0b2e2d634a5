"""What machines read of a page, and which properties of schema.org each type has."""

import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

_THING = {"name", "url", "description", "image", "identifier", "mainEntityOfPage", "sameAs"}
_WORK = _THING | {
    *("about", "alternativeHeadline", "audio", "author", "contentLocation", "correction"),
    *("creditText", "dateModified", "datePublished", "headline", "inLanguage", "isBasedOn"),
    *("keywords", "license", "acquireLicensePage", "mainEntity", "publisher"),
    *("sourceOrganization", "text", "translationOfWork", "video", "workTranslation"),
}
_ARTICLE = _WORK | {"articleSection"}
_MEDIA = _WORK | {"duration", "height", "uploadDate", "width"}
_PAGE = _WORK | {"breadcrumb"}
PROPERTIES = {
    "Article": _ARTICLE,
    "AudioObject": _MEDIA | {"caption"},
    "BreadcrumbList": _THING | {"itemListElement"},
    "CollectionPage": _PAGE,
    "CorrectionComment": _WORK,
    "CreativeWork": _WORK,
    "Event": _THING
    | {"startDate", "endDate", "eventStatus", "location", "organizer", "inLanguage"},
    "ImageGallery": _PAGE,
    "ImageObject": _MEDIA | {"caption"},
    "ItemList": _THING | {"itemListElement"},
    "ListItem": _THING | {"item", "position"},
    "NewsArticle": _ARTICLE | {"dateline"},
    "NewsMediaOrganization": _THING | {"logo"},
    "Organization": _THING | {"logo"},
    "Place": _THING,
    "Report": _ARTICLE,
    "ReportageNewsArticle": _ARTICLE | {"dateline"},
    "Thing": _THING,
    "VideoObject": _MEDIA | {"caption"},
    "VirtualLocation": _THING,
    "WebPage": _PAGE,
}
_script = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph_of(page: str) -> list[Node]:
    """Return the nodes that a page tells, each known to schema.org as far as we use it."""
    (script,) = _script.findall(page)
    assert not set(script) & set("<>&\u2028\u2029")
    told = json.loads(script)
    assert told.keys() == {"@context", "@graph"}
    assert told["@context"] == "https://schema.org"
    graph: list[Node] = told["@graph"]
    assert [one["@type"] for one in graph].count("NewsMediaOrganization") == 1
    told_of = {one["@id"] for one in graph}
    for one in nodes_in(graph):
        if one.keys() == {"@id"}:
            assert one["@id"] in told_of
            continue
        unknown = one.keys() - PROPERTIES[one["@type"]] - {"@type", "@id"}
        assert not unknown, (one["@type"], unknown)
        assert all(one.values()), one
    return graph


def nodes_in(value: Any) -> Iterator[Node]:
    """Yield every node, at whatever depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from nodes_in(part)


def node_of(page: str, type_: str) -> Node:
    """Return the one node of this type that stands in no other."""
    (found,) = (one for one in graph_of(page) if one["@type"] == type_)
    return found
