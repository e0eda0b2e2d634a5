"""Coming up: what goes out next, and what stops it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.models import Office
from dateline.desk.releasing.board import board
from dateline.desk.releasing.due import Due
from dateline.desk.releasing.line import line_of
from dateline.desk.releasing.sentences import moment_words
from dateline.desk.teams import offices_of
from dateline.desk.zones import how_long, zone_of
from dateline.lib import clock
from dateline.people.models import User

ADDRESS = reverse_lazy("coming_up")
# More clocks than that, and nobody reads the line.
_CLOCKS = 3


class ComingUp(WagtailAdminTemplateMixin, TemplateView):
    """Shows the next 24 hours on a line, the next 30 days as a list, and the last 24 hours."""

    template_name = "desk/releasing/coming_up.html"
    page_title = _("Coming up")
    header_icon = "calendar-alt"
    request: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is due, on the clocks of this person and of the offices in question."""
        user = self.request.user
        if not isinstance(user, User):
            raise PermissionDenied
        now = clock.now()
        found = board(user, now)
        return super().get_context_data(**kwargs) | {
            "line": line_of(
                found.soon, zones_of_line(user, found.soon), at=now, offices=_first_office(user)
            ),
            "soon": [row_of(due, user, now) for due in found.soon],
            "later": [row_of(due, user, now) for due in found.later],
            "gone": [row_of(due, user, now) for due in found.gone],
        }


def row_of(due: Due, user: User, now: datetime) -> dict[str, Any]:
    """Return what the template shows of one: when, in words, and how far off."""
    span = how_long(abs(due.moment - now))
    return {
        "due": due,
        "moment": moment_words(due.moment, due.office, user, now=now),
        "span": span,
    }


def zones_of_line(user: User, dues: tuple[Due, ...]) -> list[str]:
    """Return the zones of the line: one's own first, then those of the offices on it."""
    offices = [due.office.time_zone for due in dues]
    if not offices:
        offices = [office.time_zone for office in _first_office(user)]
    own = zone_of(user, otherwise=offices[0] if offices else "UTC")
    return list(dict.fromkeys([own, *offices]))[:_CLOCKS]


def _first_office(user: User) -> list[Office]:
    terms = offices_of(user)[:1]
    return list(Office.objects.filter(term__in=terms).select_related("term"))
