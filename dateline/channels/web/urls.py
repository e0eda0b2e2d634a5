"""The addresses of the public site."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.web.download import download
from dateline.channels.web.front import front, robots, with_slash
from dateline.channels.web.item import item
from dateline.channels.web.month import month_page, month_text
from dateline.channels.web.own_colours import own_colours
from dateline.channels.web.picture import picture
from dateline.channels.web.press_pictures import press_pictures
from dateline.channels.web.section import section_page, section_text

converters.register()

_MONTH = "<language:language>/<section:slug>/<year:year>/<month:month>"

urlpatterns = [
    path("", front),
    path("robots.txt", robots),
    path("site.css", own_colours),
    path("p/<picture:token>.jpg", picture),
    path("p/<picture:token>/<str:name>", picture),
    path("f/<picture:token>/<str:name>", download),
    path("<language:language>", front),
    path("<language:language>/", front),
    path("<language:language>/i/<public_id:public_id>", item),
    path("<language:language>/i/<public_id:public_id>/", item),
    path("<language:language>/i/<public_id:public_id>/<str:words>/pictures/", press_pictures),
    path("<language:language>/i/<public_id:public_id>/<path:words>", item),
    path("<language:language>/<section:slug>", with_slash),
    path("<language:language>/<section:slug>/", section_page),
    path("<language:language>/<section:slug>/index.txt", section_text),
    path(f"{_MONTH}/", month_page),
    path(f"{_MONTH}/index.txt", month_text),
]
