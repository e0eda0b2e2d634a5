"""The addresses of what machines read of one item; they stand before those of its pages."""

from django.urls import path

from dateline.archive import converters
from dateline.archive.addresses import CALENDAR, EXCHANGE
from dateline.channels.feeds.calendar.item import item_calendar
from dateline.channels.feeds.exchange.item import item_document

converters.register()

_ITEM = "<language:language>/i/<public_id:public_id>"
# Without its words for people, and with them.
_AN_ITEM = (_ITEM, f"{_ITEM}/<str:words>")

urlpatterns = [
    *(
        path(f"{item}/{document}", item_document, {"form": form})
        for form, document in EXCHANGE.items()
        for item in _AN_ITEM
    ),
    *(path(f"{item}/{CALENDAR}", item_calendar) for item in _AN_ITEM),
]
