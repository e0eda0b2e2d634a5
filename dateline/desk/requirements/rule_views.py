"""Checks: what stories of each kind have to have, for administrators alone."""

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.models import KindRule
from dateline.desk.requirements.rule_form import RuleForm
from dateline.desk.words import label_name
from dateline.terms.models import Term, Vocabulary

ADDRESS = reverse_lazy("checks")
_EVERY_OTHER = _("Every other kind")


class _ForAdministrators(UserPassesTestMixin, WagtailAdminTemplateMixin):
    """A page that only administrators see."""

    header_icon = "clipboard-list"
    request: Any

    def test_func(self) -> bool:
        """Let them in."""
        return bool(self.request.user.has_perm("desk.change_kindrule"))


class Checks(_ForAdministrators, TemplateView):
    """Lists the kinds."""

    template_name = "desk/checks/kinds.html"
    page_title = _("Checks")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add every kind, by name, and what was said of it."""
        rules = {rule.kind_id: rule for rule in KindRule.objects.all()}
        kinds = sorted(
            ((label_name(kind), kind) for kind in Term.objects.filter(vocabulary=Vocabulary.KIND)),
            key=lambda named: named[0].casefold(),
        )
        rows = [(str(_EVERY_OTHER), reverse("checks_of_others"), rules.get(None))]
        rows += [
            (name, reverse("checks_of_kind", args=[kind.public_id]), rules.get(kind.pk))
            for name, kind in kinds
        ]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"rows": rows}


class ChecksOfKind(_ForAdministrators, FormView):  # type: ignore[type-arg]
    """Shows the checks of one kind, and keeps them as they are to be."""

    form_class = RuleForm
    template_name = "desk/checks/kind.html"
    success_url = ADDRESS

    def get_page_title(self) -> str:
        """Return the kind."""
        kind = self._kind()
        return label_name(kind) if kind else str(_EVERY_OTHER)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the kinds."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("checks"), "label": gettext("Checks")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the kind."""
        return {**super().get_form_kwargs(), "kind": self._kind()}

    def form_valid(self, form: RuleForm) -> HttpResponse:
        """Keep them."""
        form.keep(by=self.request.user)
        messages.success(self.request, gettext("Stories are checked so from now on."))
        return redirect("checks")

    def _kind(self) -> Term | None:
        public_id = self.kwargs.get("public_id")
        if public_id is None:
            return None
        kind: Term | None = Term.objects.filter(
            vocabulary=Vocabulary.KIND, public_id=public_id
        ).first()
        if kind is None:
            raise Http404
        return kind


def check_addresses() -> list[URLPattern]:
    """Return their addresses, below the desk's own."""
    return [
        path("checks/", Checks.as_view(), name="checks"),
        path("checks/others/", ChecksOfKind.as_view(), name="checks_of_others"),
        path("checks/<slug:public_id>/", ChecksOfKind.as_view(), name="checks_of_kind"),
    ]
