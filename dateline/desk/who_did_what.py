"""Who did what: the audit log, newest first, for administrators alone."""

from datetime import UTC
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.deed_words import Named, named
from dateline.people.deeds import Asked, Deeds, deeds, known_deeds
from dateline.people.models import AuditEntry, User

ADDRESS = reverse_lazy("who_did_what")
_SIZE = 50


class DeedsFilter(forms.Form):
    """Person, deed, and the day on which it was done."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    deed = forms.ChoiceField(label=_("What was done"), required=False)
    day = forms.DateField(
        label=_("Day (UTC)"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = sorted(names.items(), key=lambda choice: choice[1].casefold())
        self._offer("person", _("Everybody"), people)
        self._offer("deed", _("Everything"), [(deed, deed) for deed in known_deeds()])

    def _offer(self, name: str, every: Any, choices: list[tuple[str, str]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", every), *choices]


class WhoDidWhat(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """Lists deeds with the names of people and what they changed."""

    template_name = "desk/who_did_what.html"
    page_title = _("Who did what")
    header_icon = "history"
    request: Any

    def test_func(self) -> bool:
        """Let administrators in."""
        return bool(self.request.user.has_perm("people.view_auditentry"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form that narrows the list, the deeds, and the way on."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        names = _names()
        form = DeedsFilter(self.request.GET, names=names)
        asked = Asked(**form.cleaned_data) if form.is_valid() else None
        found = self._found(asked) if asked else Deeds(entries=())
        called = named(found.entries, names)
        return context | {
            "form": form,
            "rows": [_row(entry, called) for entry in found.entries],
            "older": self._older(found),
            "is_narrowed": asked != Asked(),
            "everything": str(ADDRESS),
        }

    def _found(self, asked: Asked) -> Deeds:
        before = self.request.GET.get("before", "")
        return deeds(asked, zone=UTC, size=_SIZE, before=before)

    def _older(self, found: Deeds) -> str:
        if not found.older:
            return ""
        asked = {name: self.request.GET.get(name) for name in ("person", "deed", "day")}
        given = {name: value for name, value in asked.items() if value}
        return "?" + urlencode(given | {"before": found.older})


def _names() -> dict[str, str]:
    """Return what each person is called, by opaque id."""
    return {user.opaque_id: user.get_full_name() or user.username for user in User.objects.all()}


def _row(entry: AuditEntry, called: Named) -> dict[str, Any]:
    """Return what the template shows of an entry, in words."""
    subject, address = called.subject(entry)
    return {
        "entry": entry,
        "person": called.people.get(entry.person, entry.person),
        "subject": subject,
        "address": address,
        "changes": called.changes(entry),
    }
