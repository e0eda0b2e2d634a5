"""Every kind of address there is on the site, each with one address for each language.

A kind of page that is new needs its line here: what no line covers fails the build.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.opening import SLUGS
from tests.contracts.judged.words import in_all

LISTING = "/{tag}/{slug}/"
OLDER = "?before=2030-02-26.0123456789ab"
FACETS = ("kind", "topic", "place", "office", "partner", "series")

# What a browser shows. `{full}` and the like are ids of items, `{topic}` and the like of terms.
PAGES: Mapping[str, str] = {
    "listing": LISTING,
    "older": f"{LISTING}{OLDER}",
    "year": f"{LISTING}2030/",
    "month": f"{LISTING}2030/02/",
    "empty year": f"{LISTING}1999/",
    "narrowed": f"{LISTING}?topic={{topic}}",
    "narrowed further": f"{LISTING}?kind={{kind}}&place={{place}}",
    **{f"by {facet}": f"{LISTING}by/{facet}/" for facet in FACETS},
    "by month": f"{LISTING}by/month/",
    "search": "/{tag}/search/",
    "found": "/{tag}/search/?q={word}",
    "not found": "/{tag}/search/?q=0123456789",
    "item": "/{tag}/i/{full}/",
    "brief": "/{tag}/i/{brief}/",
    "event": "/{tag}/i/{Event}/",
    "events": f"{LISTING}?kind={{events}}",
    "video": "/{tag}/i/{Video}/",
    "publication": "/{tag}/i/{Publication}/",
    "corrected": "/{tag}/i/{corrected}/",
    "as it stood": "/{tag}/i/{corrected}/?as_of=2030-03-01T10:30Z",
    "picture whose right has ended": "/{tag}/i/{ended}/",
    "press pictures": "/{tag}/i/{full}/words/pictures/",
    "withdrawn": "/{tag}/i/{withdrawn}/",
    "missing": "/{tag}/i/000000000000/",
    "alike": "/{tag}/i/{full}/words/like/",
    "listing without pictures": f"{LISTING}?pictures=no",
    "item without pictures": "/{tag}/i/{full}/?pictures=no",
    "embed": f"{LISTING}embed/",
    "embed code": f"{LISTING}embed/code/",
}
# Stand in pages of others, which have the heading of the first level.
FOR_FRAMES = ("embed",)
# Those that tell machines nothing in JSON-LD.
WITHOUT_JSON_LD = ("missing", "embed", "docs")
# Those that answer something else than 200.
LEADS_NOWHERE = {
    "withdrawn": 410,
    "missing": 404,
    "ninjs.json of a withdrawn item": 410,
    "newsml.xml of a withdrawn item": 410,
    "calendar of a withdrawn event": 410,
}
FEEDS: Mapping[str, str] = {
    f"{name} of {what}": f"{LISTING}{name}{query}"
    for name in ("rss.xml", "atom.xml", "feed.json")
    for what, query in {
        "a section": "",
        "a label": "?topic={topic}",
        "what is older": OLDER,
    }.items()
}
# What editorial systems take in.
EXCHANGE: Mapping[str, str] = {
    f"{name} of {what}": f"{path}{name}{query}"
    for name in ("ninjs.json", "newsml.xml")
    for what, path, query in (
        ("a section", LISTING, ""),
        ("a label", LISTING, "?topic={topic}"),
        ("what is older", LISTING, OLDER),
        ("an item", "/{tag}/i/{full}/words/", ""),
        ("a brief", "/{tag}/i/{brief}/words/", ""),
        ("a corrected item", "/{tag}/i/{corrected}/words/", ""),
        ("an item whose picture has ended", "/{tag}/i/{ended}/words/", ""),
        ("a withdrawn item", "/{tag}/i/{withdrawn}/", ""),
    )
}
CALENDARS: Mapping[str, str] = {
    "calendar of a section": f"{LISTING}calendar.ics",
    "calendar of a label": f"{LISTING}calendar.ics?topic={{topic}}",
    "calendar of events": f"{LISTING}calendar.ics?kind={{events}}",
    "calendar of an event": "/{tag}/i/{Event}/words/calendar.ics",
    "calendar of a withdrawn event": "/{tag}/i/{withdrawn_event}/calendar.ics",
}
XML: Mapping[str, str] = {"opml": "/{tag}/feeds.opml"}
OTHERS: Mapping[str, str] = {
    "listing as text": f"{LISTING}index.txt",
    "year as text": f"{LISTING}2030/index.txt",
    "month as text": f"{LISTING}2030/02/index.txt",
    "search as text": "/{tag}/search/index.txt?q={word}",
    "suggestions": "/{tag}/search/suggestions.json?q={word}",
    "item of the API": "/api/v1/items/{ended}/{tag}/",
    "items of the API": "/api/v1/items/?language={tag}",
    "oembed": "/oembed?url={origin}/{tag}/i/{full}/",
    "oembed of an ended picture": "/oembed?url={origin}/{tag}/i/{ended}/",
}
EVERY_KIND = {**PAGES, **FEEDS, **EXCHANGE, **CALENDARS, **XML, **OTHERS}

# What is there once, in no language or in one, by its address; the first listing among it.
ONCE = {
    "pages": ("/en/news-and-events/", "/en/news-and-events/2021/07/", "/en/events/"),
    "docs": ("/api/v1/docs/",),
    "feeds": tuple(f"/en/news-and-events/{name}" for name in ("rss.xml", "atom.xml", "feed.json")),
    "xml": (
        *("/feeds.opml", "/sitemap.xml", "/sitemap-sections.xml", "/sitemap-2030-02.xml"),
        *("/sitemap-2021-07.xml", "/news-sitemap.xml"),
    ),
    "calendars": ("/en/events/calendar.ics",),
    "others": ("/robots.txt", "/llms.txt", "/.well-known/security.txt"),
}

# Addresses, as the URL patterns have them, that lead to none of the above, and why.
NOT_JUDGED: Mapping[str, str] = {
    "": "leads on",
    "<language:language>": "leads on",
    "<language:language>/": "leads on",
    "<language:language>/<section:slug>": "leads on",
    "<language:language>/i/<public_id:public_id>": "leads on",
    "site.css": "a stylesheet, which the Nu HTML checker reads as well",
    "embed.css": "a stylesheet, which the Nu HTML checker reads as well",
    "embed.js": "a script",
    "<language:language>/i/<public_id:public_id>/<str:words>/card-<str:digest>.jpg": (
        "a picture; test_ended_rights looks at some"
    ),
    "p/<picture:token>.jpg": "a picture; exiftool reads those",
    "p/<picture:token>/<str:name>": "a picture; exiftool reads those",
    "f/<picture:token>/<str:name>": "a file of the editors'",
}
# Where whole branches of the addresses are the concern of others.
BRANCHES_NOT_JUDGED = ("desk", "preview/", "api/")


def address_of(kind: str, tag: str, told: Mapping[str, Any], origin: str) -> str:
    """Return the path of this kind in a language, for a house that told its ids."""
    return EVERY_KIND[kind].format(
        tag=tag,
        slug=quote(SLUGS[tag]),
        word=quote(in_all("Roads")[tag]),
        origin=origin,
        **told["items"],
        **told["terms"],
    )


def every_address(told: Mapping[str, Any], origin: str) -> list[tuple[str, str, str]]:
    """Return a kind, a language and a path for all there is to judge."""
    in_languages = [
        (kind, tag, address_of(kind, tag, told, origin)) for kind in EVERY_KIND for tag in TAGS
    ]
    return in_languages + [(sort, "", path) for sort, paths in ONCE.items() for path in paths]
