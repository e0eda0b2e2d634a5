"""The addresses of an item's page and of what belongs to it."""

from django.urls import path

from dateline.archive import converters
from dateline.channels.web.alike import alike
from dateline.channels.web.card.answer import card
from dateline.channels.web.item import item
from dateline.channels.web.press_pictures import press_pictures

converters.register()

_ITEM = "<language:language>/i/<public_id:public_id>"

urlpatterns = [
    path(_ITEM, item),
    path(f"{_ITEM}/", item),
    path(f"{_ITEM}/<str:words>/pictures/", press_pictures),
    path(f"{_ITEM}/<str:words>/like/", alike),
    path(f"{_ITEM}/<str:words>/card-<str:digest>.jpg", card),
    path(f"{_ITEM}/<path:words>", item),
]
