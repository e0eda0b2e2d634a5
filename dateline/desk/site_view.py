"""The page on which administrators say whose site it is."""

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.archive.sections import todays_site
from dateline.desk.site_form import SiteForm
from dateline.desk.words import desk_language

ADDRESS = reverse_lazy("desk_site")


# A logo is decoded before the form opens its transaction.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class TheSite(UserPassesTestMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Shows the site as it is, and keeps it as it is to be."""

    form_class = SiteForm
    template_name = "desk/site.html"
    page_title = _("The site")
    header_icon = "site"
    request: Any

    def test_func(self) -> bool:
        """Let administrators in."""
        return bool(self.request.user.has_perm("archive.change_site"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the logo as it is, and whether the site has been named."""
        return super().get_context_data(**kwargs) | {"site": todays_site(desk_language())}

    def form_valid(self, form: SiteForm) -> HttpResponse:
        """Keep it, or show again what could not be."""
        logo = form.prepare()
        if form.errors:
            return self.form_invalid(form)
        was_demonstration = form.before is None
        form.keep(logo, by=self.request.user)
        told = gettext("Readers see it so from now on.")
        if was_demonstration:
            told = gettext("The site has its name. The ribbon “Demonstration” is gone.")
        messages.success(self.request, told)
        return redirect(reverse("desk_site"))

    def form_invalid(self, form: SiteForm) -> HttpResponse:
        """Say that nothing was kept; why stands at the fields."""
        messages.error(self.request, gettext("Nothing has been changed: see what is marked below."))
        return super().form_invalid(form)
