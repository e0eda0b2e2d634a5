"""The desk's first page: what has just been published, and where to go from here."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from dateline.archive.catalogue import Wanted, catalogue
from dateline.desk.published import ADDRESS, published_row
from dateline.desk.words import desk_language
from dateline.lib import clock

_FEW = 5


class JustPublished(Component):
    """The newest items, each to be opened in the site."""

    name = "just_published"
    template_name = "desk/just_published.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the newest items, and what this person may arrange."""
        found = catalogue(Wanted(), at=clock.now(), size=_FEW, in_language=desk_language())
        return {
            "rows": [published_row(row) for row in found.rows],
            "everything": str(ADDRESS),
            "perms": parent_context["perms"],
        }


def only_ours(_request: HttpRequest, panels: list[Component]) -> None:
    """Put our panel in the place of Wagtail's."""
    panels[:] = [JustPublished()]


def no_sums(_request: HttpRequest, items: list[Component]) -> None:
    """Take out the numbers of pages, pictures and documents, which tell nobody anything."""
    items.clear()
