"""The addresses of the feeds, and of what tells machines where to look."""

from django.urls import path

from dateline.archive import converters
from dateline.archive.addresses import CALENDAR, EXCHANGE, FEEDS
from dateline.channels.feeds import sitemaps
from dateline.channels.feeds.calendar.item import item_calendar
from dateline.channels.feeds.calendar.section import section_calendar
from dateline.channels.feeds.exchange.item import item_document
from dateline.channels.feeds.llms import llms
from dateline.channels.feeds.opml import feeds_opml
from dateline.channels.feeds.robots import robots
from dateline.channels.feeds.section import section_feed
from dateline.channels.feeds.security import security

converters.register()

_ITEM = "<language:language>/i/<public_id:public_id>"
_AN_ITEM = (_ITEM, f"{_ITEM}/<str:words>")

urlpatterns = [
    path("robots.txt", robots),
    path("llms.txt", llms),
    path(".well-known/security.txt", security),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-sections.xml", sitemaps.of_sections),
    path("sitemap-<year:year>-<month:month>.xml", sitemaps.of_month),
    path("news-sitemap.xml", sitemaps.of_news),
    path("feeds.opml", feeds_opml),
    path("<language:language>/feeds.opml", feeds_opml),
    *(
        path(f"<language:language>/<section:slug>/{document}", section_feed, {"form": form})
        for form, document in FEEDS.items()
    ),
    *(
        path(f"{item}/{document}", item_document, {"form": form})
        for form, document in EXCHANGE.items()
        for item in _AN_ITEM
    ),
    path(f"<language:language>/<section:slug>/{CALENDAR}", section_calendar),
    *(path(f"{item}/{CALENDAR}", item_calendar) for item in _AN_ITEM),
]
