"""Published: one list of everything public, whoever wrote it and in whatever language."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.archive.addresses import lasting_item_address
from dateline.archive.catalogue import Catalogue, Row, Wanted, catalogue, place_from
from dateline.desk.published_filter import PublishedFilter
from dateline.desk.thawing.views import editable_by
from dateline.desk.words import desk_language
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User

ADDRESS = reverse_lazy("published")
_SIZE = 50


def published_rows(rows: Iterable[Row], user: User) -> list[dict[str, Any]]:
    """Return what the templates show of some rows, and which of them this person may edit."""
    rows = list(rows)
    may_edit = editable_by(user, {row.place.cursor.public_id for row in rows})
    return [
        {
            "row": row,
            "address": lasting_item_address(row.place.language, row.place.cursor.public_id),
            "language": LANGUAGES[row.place.language],
            "may_edit": row.place.cursor.public_id in may_edit,
        }
        for row in rows
    ]


class Published(WagtailAdminTemplateMixin, TemplateView):
    """Lists what is public, newest first, withdrawn items included."""

    template_name = "desk/published.html"
    page_title = _("Published")
    header_icon = "globe"
    request: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form that narrows the list, the rows, and the ways on."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = PublishedFilter(self.request.GET)
        wanted = form.wanted()
        found = self._found(wanted) if wanted else Catalogue(rows=())
        return context | {
            "form": form,
            "rows": published_rows(found.rows, self.request.user),
            "is_narrowed": wanted != Wanted(),
            "everything": str(ADDRESS),
            **self._ways(form, found),
        }

    def _found(self, wanted: Wanted) -> Catalogue:
        return catalogue(
            wanted,
            at=clock.now(),
            size=_SIZE,
            in_language=desk_language(),
            before=place_from(self.request.GET.get("before", "")),
            after=place_from(self.request.GET.get("after", "")),
        )

    def _ways(self, form: PublishedFilter, found: Catalogue) -> dict[str, str]:
        asked = {name: self.request.GET[name] for name in form.fields if self.request.GET.get(name)}
        ways = {}
        if found.has_newer:
            ways["newer"] = "?" + urlencode(asked | {"after": str(found.rows[0].place)})
        if found.has_older:
            ways["older"] = "?" + urlencode(asked | {"before": str(found.rows[-1].place)})
        return ways
