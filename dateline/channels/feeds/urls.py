"""The addresses of the feeds."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.feeds.section import section_feed

converters.register()

_SECTION = "<language:language>/<section:slug>"

urlpatterns = [
    path(f"{_SECTION}/rss.xml", section_feed, {"form": "rss"}),
    path(f"{_SECTION}/atom.xml", section_feed, {"form": "atom"}),
]
