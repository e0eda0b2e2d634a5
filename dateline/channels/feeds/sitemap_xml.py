"""Sitemaps as XML, as sitemaps.org and search engines' own additions have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings

from dateline.lib.languages import DEFAULT

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@dataclass(frozen=True, slots=True)
class News:
    """What a news sitemap says of an item; when it was first released is in UTC."""

    publication: str
    language: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """An address of a sitemap: its path, and when what it shows last changed (UTC).

    `alternates` are the paths of the same in all languages by tag, its own included.
    """

    path: str
    changed_at: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    news: News | None = None


def sitemap(listed: Iterable[Listed], *, most: int = MOST_ADDRESSES) -> bytes:
    """Return a sitemap of these addresses, as many as the protocol allows and no more are read."""
    end = "</urlset>\n"
    whole = bytearray(f"{_HEAD}<urlset {_SITEMAP} {_XHTML} {_NEWS}>\n".encode())
    for count, one in enumerate(listed):
        element = _url(one).encode()
        if count == most or len(whole) + len(element) + len(end) > MOST_BYTES:
            break
        whole += element
    return bytes(whole) + end.encode()


def sitemap_index(paths: Iterable[str]) -> bytes:
    """Return an index of sitemaps."""
    rows = "".join(f"<sitemap><loc>{_whole(path)}</loc></sitemap>\n" for path in paths)
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{rows}</sitemapindex>\n".encode()


def _url(one: Listed) -> str:
    parts = [f"<loc>{_whole(one.path)}</loc>"]
    if one.changed_at:
        parts.append(f"<lastmod>{_moment(one.changed_at)}</lastmod>")
    if one.news:
        parts.append(_told(one.news))
    if len(one.alternates) > 1:
        parts += [_alternate(tag, path) for tag, path in one.alternates]
        parts.append(_alternate("x-default", _default(one.alternates)))
    return f"<url>{''.join(parts)}</url>\n"


def _default(alternates: tuple[tuple[str, str], ...]) -> str:
    """Return the path for readers of any other language: the English one, else the first."""
    return min(alternates, key=lambda other: (other[0] != DEFAULT, other[0]))[1]


def _alternate(tag: str, path: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{_whole(path)}"/>'


def _told(news: News) -> str:
    # Search engines know simplified Chinese by its country.
    language = "zh-cn" if news.language == "zh" else news.language
    return (
        f"<news:news><news:publication><news:name>{escape(news.publication)}</news:name>"
        f"<news:language>{language}</news:language></news:publication>"
        f"<news:publication_date>{_moment(news.published_at)}</news:publication_date>"
        f"<news:title>{escape(news.title)}</news:title></news:news>"
    )


def _whole(path: str) -> str:
    return escape(settings.SITE_ADDRESS + path, {'"': "&quot;"})


def _moment(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat()
