"""Languages: each item in the languages of its office, what is behind and what is missing."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.translating.chips import chip_of
from dateline.desk.translating.choosing import LanguagesFilter
from dateline.desk.translating.languages import ItemLanguages
from dateline.desk.words import label_names
from dateline.lib import clock
from dateline.people.models import User

ADDRESS = reverse_lazy("languages")


class LanguagesBoard(WagtailAdminTemplateMixin, TemplateView):
    """Lists the items of the offices in which this person works, last changed first."""

    template_name = "desk/translating/board.html"
    page_title = _("Languages")
    header_icon = "table"
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form that narrows the board, the rows, and the ways on."""
        user = self.request.user
        if not isinstance(user, User):
            raise PermissionDenied
        form = LanguagesFilter(self.request.GET, user=user)
        start = _place(self.request.GET.get("from", ""))
        items, place = form.found(clock.now(), start=start)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "form": form,
            "rows": rows_of(items),
            "is_narrowed": bool(form.asked) or not form.is_valid(),
            "everything": str(ADDRESS),
            "first": start and "?" + urlencode(form.asked),
            "older": place and "?" + urlencode(form.asked | {"from": place}),
        }


def rows_of(items: list[ItemLanguages]) -> list[dict[str, Any]]:
    """Return what the template shows of items."""
    names = label_names({item.office.term for item in items})
    return [
        {
            "item": item,
            "office": names[item.office.term_id],
            "chips": [chip_of(item.public_id, one) for one in item.languages],
        }
        for item in items
    ]


def _place(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0
