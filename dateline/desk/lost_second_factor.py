"""A lost second factor: administrators take it away, so that the person can set up a new one."""

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.accounts import MANY, full_name
from dateline.desk.signing_in.factors import factors_of, take_second_factor_away
from dateline.people.models import User


class LostSecondFactor(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """Takes the second factor from somebody who has lost theirs."""

    template_name = "desk/lost_second_factor.html"
    page_title = _("A lost second factor")
    header_icon = "key"
    request: Any

    def test_func(self) -> bool:
        """Let those in who may change accounts."""
        return bool(self.request.user.has_perm("people.change_user"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the accounts."""
        back = {"url": reverse("wagtailusers_users:index"), "label": str(MANY)}
        return [*self.breadcrumbs_items, back, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose it is."""
        user = get_object_or_404(User, pk=self.kwargs["pk"])
        return super().get_context_data(**kwargs) | {
            "account": user,
            "name": full_name(user),
            "second_factors": factors_of(user),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it away, and lead back to the account."""
        user = get_object_or_404(User, pk=pk)
        if take_second_factor_away(user, by=self.request.user):
            told = gettext("“%(name)s” has no second factor now, and was signed out everywhere.")
            messages.success(request, told % {"name": full_name(user)})
        return redirect(reverse("wagtailusers_users:edit", args=[pk]))
