"""The addresses of the feeds of sections, and of what tells machines where to look."""

from django.urls import path

from dateline.archive import converters
from dateline.archive.addresses import CALENDAR, FEEDS
from dateline.channels.feeds import sitemaps
from dateline.channels.feeds.calendar.section import section_calendar
from dateline.channels.feeds.llms import llms
from dateline.channels.feeds.opml import feeds_opml
from dateline.channels.feeds.robots import robots
from dateline.channels.feeds.section import section_feed
from dateline.channels.feeds.security import security

converters.register()

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
    path(f"<language:language>/<section:slug>/{CALENDAR}", section_calendar),
]
