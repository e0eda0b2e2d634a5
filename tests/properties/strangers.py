"""What a stranger is told: every public address, in all the ways somebody might ask for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from django.test import Client

# It stands in everything that nobody may see, and nowhere else.
CANARY = "zq7canary"
ORIGIN = "http://127.0.0.1:8000"
_WAYS: tuple[tuple[str, dict[str, str]], ...] = (
    ("HEAD", {}),
    ("GET", {"If-None-Match": '"canary"', "If-Modified-Since": "Mon, 05 May 2031 09:00:58 GMT"}),
    ("POST", {}),
    ("GET", {"Range": "bytes=0-9", "Accept-Encoding": "gzip, br"}),
    ("OPTIONS", {}),
    ("GET", {"Cookie": f"sessionid=canary; csrftoken={'c' * 32}", "Accept-Language": "fr"}),
    ("GET", {"If-None-Match": "*", "Accept": "application/json"}),
    ("PUT", {}),
    ("DELETE", {}),
)
# Before anything was out, while what is hidden waits, and once it would be out; and no moment.
_MOMENTS = ("2031-05-05T09:00Z", "2031-05-05T09:01Z", "2031-06-05T00:00Z", "canary")
_SECTIONS = (("en", "news"), ("fr", "actualites"), ("en", "rice"))
_MONTHS = ("2031/02", "2031/03", "2031/05")
_FEEDS = ("rss.xml", "atom.xml", "feed.json")
_EXCHANGE = ("ninjs.json", "newsml.xml")
_CALENDAR = "calendar.ics"
_DAYS = ("2031-02-03", "2031-05-04")
_API = (
    *("items/", "items/?language=fr", "items/?section=news&year=2031", "sections/", "terms/"),
    *("changes/", "changes/?limit=1", "search/?q=seen", "docs/", "openapi.json", "nothing"),
)

Question = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """All of an answer that anybody could tell apart."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


Answers = dict[Question, Answer]


def section_addresses(public_ids: Iterable[str]) -> Iterator[str]:
    """Yield the front doors, and every listing from every place that one of these items marks."""
    yield from ("/", "/robots.txt", "/site.css", "/nothing-here/", "/en", "/ar/")
    yield from ("/sitemap.xml", "/sitemap-sections.xml", "/news-sitemap.xml", "/llms.txt")
    yield from ("/feeds.opml", "/en/feeds.opml", "/ar/feeds.opml", "/.well-known/security.txt")
    yield from (f"/sitemap-{month.replace('/', '-')}.xml" for month in _MONTHS)
    yield "/p/00000000000000000000000000.jpg"
    public_ids = list(public_ids)
    yield from (f"/api/v1/{name}" for name in _API)
    for public_id in public_ids:
        yield from (f"/api/v1/changes/?after={public_id}.en.{number}" for number in (1, 2))
        yield f"/api/v1/items/?before={_DAYS[0]}.{public_id}"
    for form in ("", "index.txt", "suggestions.json"):
        yield from (f"/en/search/{form}?q={words}" for words in (CANARY, "seen"))
    for language, slug in _SECTIONS:
        section = f"/{language}/{slug}/"
        yield from (f"{section}by/{facet}/" for facet in ("kind", "topic", "place", "month"))
        yield from (f"/{language}/", section, f"{section}?canary=1", section.rstrip("/"))
        yield from (f"{section}{name}" for name in ("index.txt", _CALENDAR, *_FEEDS, *_EXCHANGE))
        for month in _MONTHS:
            yield from (f"{section}{month}/", f"{section}{month}/index.txt")
    pages = ("/en/news/", "/en/rice/index.txt", "/fr/actualites/", "/en/news/2031/05/")
    listings = (*pages, *(f"/en/news/{name}" for name in _FEEDS))
    for public_id, day, way in product(public_ids, _DAYS, ("before", "after")):
        yield from (f"{listing}?{way}={day}.{public_id}" for listing in listings)


def item_addresses(
    public_ids: Iterable[str], words: Iterable[str], languages: Iterable[str] = ("en", "fr")
) -> Iterator[str]:
    """Yield the pages that these items have, or would have under these words."""
    words = list(words)
    public_ids = list(public_ids)
    yield from (f"/api/v1/items/{one}/{part}" for one in public_ids for part in ("", "editions/"))
    for language, public_id in product(languages, public_ids):
        item = f"/{language}/i/{public_id}"
        yield f"/api/v1/items/{public_id}/{language}/"
        yield from (item, f"{item}/", f"/oembed?url={ORIGIN}{item}/&maxwidth=400")
        yield from (f"{item}/?as_of={moment}" for moment in _MOMENTS)
        yield from (f"{item}/{name}" for name in (_CALENDAR, *_EXCHANGE))
        for said in words:
            yield from (
                f"{item}/{said}",
                f"{item}/{said}.txt",
                *(f"{item}/{said}/{name}" for name in (_CALENDAR, *_EXCHANGE)),
                f"/oembed?url={ORIGIN}{item}/{said}",
            )
            yield from (f"{item}/{said}?as_of={moment}" for moment in _MOMENTS)


def answers_at(addresses: Iterable[str]) -> Answers:
    """Return all that a stranger is told now, by address, method and headers.

    Each is asked for as a browser does, and in one other way, so that all ways take turns.
    """
    client = Client()
    found = {}
    for place, address in enumerate(addresses):
        for method, headers in (("GET", {}), _WAYS[place % len(_WAYS)]):
            answer = client.generic(method, address, headers=headers)
            told = tuple(sorted((name, value) for name, value in answer.items() if name != "Date"))
            cookies = (("Cookies", answer.cookies.output()),) if answer.cookies else ()
            body = b"".join(answer) if answer.streaming else answer.content
            answer.close()
            found[address, method, repr(headers)] = Answer(
                answer.status_code, (*told, *cookies), body
            )
    return found


def told_apart(one: Answers, other: Answers) -> list[str]:
    """Return every question whose answers differ, with the first thing that does."""
    return [
        f"{method} {address} {headers}: {_difference(one.get(question), other.get(question))}"
        for question in one.keys() | other.keys()
        for address, method, headers in [question]
        if one.get(question) != other.get(question)
    ]


def _difference(one: Answer | None, other: Answer | None) -> str:
    if one is None or other is None:
        return "asked only once"
    if one.status != other.status:
        return f"{one.status} and {other.status}"
    if one.headers != other.headers:
        return f"{set(one.headers) ^ set(other.headers)}"
    lines = zip(one.body.split(b"\n"), other.body.split(b"\n"), strict=False)
    return next((f"{mine!r} and {theirs!r}" for mine, theirs in lines if mine != theirs), "length")
