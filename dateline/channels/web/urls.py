"""The addresses of the public site."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.web.alike import alike
from dateline.channels.web.card.answer import card
from dateline.channels.web.download import download
from dateline.channels.web.embed.code import embed_code
from dateline.channels.web.embed.frame import embed
from dateline.channels.web.embed.script import embed_script
from dateline.channels.web.embed.stylesheet import embed_stylesheet
from dateline.channels.web.front import front, with_slash
from dateline.channels.web.item import item
from dateline.channels.web.listing import listing_page, listing_plain_text
from dateline.channels.web.narrowing import narrowing_page
from dateline.channels.web.oembed import oembed
from dateline.channels.web.own_colours import own_colours
from dateline.channels.web.picture import picture
from dateline.channels.web.press_pictures import press_pictures
from dateline.channels.web.search import search_page, search_plain_text, search_suggestions

converters.register()

_SECTION = "<language:language>/<section:slug>"
_YEAR = f"{_SECTION}/<year:year>"
_MONTH = f"{_YEAR}/<month:month>"

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
    path("<language:language>/i/<public_id:public_id>", item),
    path("<language:language>/i/<public_id:public_id>/", item),
    path("<language:language>/i/<public_id:public_id>/<str:words>/pictures/", press_pictures),
    path("<language:language>/i/<public_id:public_id>/<str:words>/like/", alike),
    path("<language:language>/i/<public_id:public_id>/<str:words>/card-<str:digest>.jpg", card),
    path("<language:language>/i/<public_id:public_id>/<path:words>", item),
    path("<language:language>/search/", search_page),
    path("<language:language>/search/index.txt", search_plain_text),
    path("<language:language>/search/suggestions.json", search_suggestions),
    path(_SECTION, with_slash),
    *(
        entry
        for listing in (_SECTION, _YEAR, _MONTH)
        for entry in (
            path(f"{listing}/", listing_page),
            path(f"{listing}/index.txt", listing_plain_text),
        )
    ),
    path(f"{_SECTION}/embed/", embed),
    path(f"{_SECTION}/embed/code/", embed_code),
    path(f"{_SECTION}/by/<facet:facet>/", narrowing_page),
]
