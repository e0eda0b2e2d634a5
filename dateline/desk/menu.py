"""What the desk's menus offer: no more than what has a use."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from dateline.desk.published import ADDRESS

_MAIN = {"published", "listings", "labels", "settings"}
_SETTINGS = {"users"}


def published_item() -> MenuItem:
    """Return the way to everything public: the first of all."""
    return MenuItem(_("Published"), str(ADDRESS), name="published", icon_name="globe", order=10)


def keep_main(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out pages, pictures, documents and reports until there are stories to have them."""
    items[:] = [item for item in items if item.name in _MAIN]


def keep_settings(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what nobody needs to set: sites, groups, workflows, collections."""
    items[:] = [item for item in items if item.name in _SETTINGS]
