"""The addresses of listings and of the search page: what is asked for most, so looked at first."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.web.listing import listing_page, listing_plain_text
from dateline.channels.web.search import search_page, search_plain_text

converters.register()

SECTION = "<language:language>/<section:slug>"
_YEAR = f"{SECTION}/<year:year>"
_MONTH = f"{_YEAR}/<month:month>"

urlpatterns = [
    # No section is called that.
    path("<language:language>/search/", search_page),
    path("<language:language>/search/index.txt", search_plain_text),
    *(
        entry
        for listing in (SECTION, _YEAR, _MONTH)
        for entry in (
            path(f"{listing}/", listing_page),
            path(f"{listing}/index.txt", listing_plain_text),
        )
    ),
]
