"""Sitemaps: an index, the sections, the items of each month, the latest news.

While the site is a demonstration they are empty: its stories are samples.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.addresses import section_address, worded_item_address
from dateline.archive.every_item import Held, items_held
from dateline.archive.months import months_by_language
from dateline.archive.period import Period
from dateline.archive.sections import Sections, todays_sections
from dateline.channels.feeds.sitemap_xml import Listed, News, sitemap, sitemap_index
from dateline.lib import clock
from dateline.lib.answers import ANYTHING, depending, public_answer
from dateline.lib.languages import DEFAULT, LANGUAGES

_NEWS = timedelta(days=2)
_MOST_NEWS = 1_000
# An item's day may be behind the day of its release: a zone, or a weekend.
_DAYS_BEHIND = timedelta(days=2)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Answer the index of all sitemaps."""
    at, sections = clock.now(), todays_sections()
    if _is_demonstration(sections):
        return _answer(request, sitemap_index(()), at)
    held = months_by_language((), list(LANGUAGES), at=at).values()
    months = sorted({month for months in held for month in months}, reverse=True)
    paths = (f"/sitemap-{month.year:04d}-{month.month:02d}.xml" for month in months)
    return _answer(request, sitemap_index(["/sitemap-sections.xml", *paths]), at)


@require_safe
def of_sections(request: HttpRequest) -> HttpResponse:
    """Answer every section; what its months hold stands in the sitemaps of the months."""
    return _sitemap(request, _sections_listed)


@require_safe
def of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Answer the items of a month in all languages; 404 where it holds none."""
    at, sections, period = clock.now(), todays_sections(), Period(year, month)
    if _is_demonstration(sections):
        return _answer(request, sitemap(()), at)
    items = _items_listed(period, at)
    first = next(items, None)
    if first is None:
        raise Http404
    return _answer(request, sitemap(_with(first, items)), at)


@require_safe
def of_news(request: HttpRequest) -> HttpResponse:
    """Answer what was first released within two days, as a news sitemap."""
    response = _sitemap(request, _news_listed, most=_MOST_NEWS)
    return depending(response, [ANYTHING], moves_with_time=True)


def _sitemap(
    request: HttpRequest,
    listed: Callable[[Sections, datetime], Iterator[Listed]],
    **limits: int,
) -> HttpResponse:
    at, sections = clock.now(), todays_sections()
    found = iter(()) if _is_demonstration(sections) else listed(sections, at)
    return _answer(request, sitemap(found, **limits), at)


def _answer(request: HttpRequest, body: bytes, at: datetime) -> HttpResponse:
    return public_answer(request, body, at=at, content_type="application/xml; charset=utf-8")


def _is_demonstration(sections: Sections) -> bool:
    return sections.site.in_language(DEFAULT).is_demonstration


def _with(first: Listed, others: Iterator[Listed]) -> Iterator[Listed]:
    yield first
    yield from others


def _sections_listed(sections: Sections, _at: datetime) -> Iterator[Listed]:
    views = [view for tag in LANGUAGES for view in sections.in_language(tag)]
    for view in sorted(views, key=lambda view: view.public_id):
        alternates = tuple(
            (tag, section_address(tag, slug)) for tag, slug in sorted(view.languages)
        )
        yield Listed(section_address(view.language, view.slug), alternates=alternates)


def _items_listed(period: Period, at: datetime) -> Iterator[Listed]:
    for tag in LANGUAGES:
        held = items_held(tag, at=at, first_key=period.first_key, past_key=period.past_key)
        yield from map(_item_listed, held)


def _item_listed(item: Held, news: News | None = None) -> Listed:
    alternates = tuple(
        (tag, worded_item_address(tag, item.public_id, slug)) for tag, slug in item.languages
    )
    path = worded_item_address(item.language, item.public_id, item.slug)
    return Listed(path, item.changed_at, alternates, news)


def _news_listed(sections: Sections, at: datetime) -> Iterator[Listed]:
    day = (at - _NEWS - _DAYS_BEHIND).date().isoformat().replace("-", "")
    for tag in LANGUAGES:
        publication = sections.site.in_language(tag).name
        for item in items_held(tag, at=at, first_key=day):
            if item.first_released_at > at - _NEWS:
                told = News(publication, tag, item.headline, item.first_released_at)
                yield _item_listed(item, told)
