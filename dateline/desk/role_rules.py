"""Who needs a second factor: one box for each role, for administrators alone."""

from typing import Any

from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.people.models import Role
from dateline.people.rules import require_second_factor, roles_with_second_factor

ADDRESS = reverse_lazy("role_rules")


class RulesForm(forms.Form):
    """The roles whose people sign in with more than a password."""

    roles = forms.MultipleChoiceField(
        label=_("A second factor is needed by every"),
        choices=[
            (Role.REPORTER, _("Reporter")),
            (Role.EDITOR, _("Editor")),
            (Role.MANAGING_EDITOR, _("Managing editor")),
            (Role.ADMINISTRATOR, _("Administrator")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RoleRules(UserPassesTestMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Shows the rules, and keeps them as they are to be."""

    form_class = RulesForm
    template_name = "desk/role_rules.html"
    page_title = _("Second factor")
    header_icon = "key"
    success_url = ADDRESS
    request: Any

    def test_func(self) -> bool:
        """Let administrators in."""
        return bool(self.request.user.has_perm("people.change_rolerule"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        """Return the rules as they are."""
        return {"roles": [role.value for role in roles_with_second_factor()]}

    def form_valid(self, form: RulesForm) -> HttpResponse:
        """Keep them."""
        roles = [Role(role) for role in form.cleaned_data["roles"]]
        require_second_factor(roles, by=self.request.user)
        messages.success(self.request, gettext("It is so from everybody's next click on."))
        return super().form_valid(form)
