"""The addresses of the public site beside its listings and items."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.web.download import download
from dateline.channels.web.embed.code import embed_code
from dateline.channels.web.embed.frame import embed
from dateline.channels.web.embed.script import embed_script
from dateline.channels.web.embed.stylesheet import embed_stylesheet
from dateline.channels.web.front import front, with_slash
from dateline.channels.web.listing_urls import SECTION
from dateline.channels.web.narrowing import narrowing_page
from dateline.channels.web.oembed import oembed
from dateline.channels.web.own_colours import own_colours
from dateline.channels.web.picture import picture
from dateline.channels.web.search import search_suggestions

converters.register()

urlpatterns = [
    path("", front),
    path("site.css", own_colours),
    path("oembed", oembed),
    path("embed.css", embed_stylesheet),
    path("embed.js", embed_script),
    path("p/<picture:token>.jpg", picture),
    path("p/<picture:token>/<str:name>", picture),
    path("f/<picture:token>/<str:name>", download),
    path("<language:language>", front),
    path("<language:language>/", front),
    path("<language:language>/search/suggestions.json", search_suggestions),
    path(SECTION, with_slash),
    path(f"{SECTION}/embed/", embed),
    path(f"{SECTION}/embed/code/", embed_code),
    path(f"{SECTION}/by/<facet:facet>/", narrowing_page),
]
