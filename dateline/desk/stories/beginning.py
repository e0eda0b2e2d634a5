"""The way to a new story: in which office and language, and of which kind."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.home.new_story import new_story
from dateline.desk.models import Office
from dateline.desk.offices import office_page
from dateline.desk.teams import offices_of
from dateline.desk.words import desk_language, label_choices, label_name
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.terms.models import Vocabulary


class BeginningForm(forms.Form):
    """Office, language and kind of a story to be written."""

    office = forms.ChoiceField(label=_("Office"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(tag, language.own_name) for tag, language in LANGUAGES.items()],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [(term.public_id, label_name(term)) for term in offices_of(user)]
        self._offer("office", sorted(offices, key=lambda choice: choice[1].casefold()))
        self._offer("kind", [*label_choices(Vocabulary.KIND), ("", str(_("No kind")))])
        self.has_one_office = len(offices) == 1
        if self.has_one_office:
            self.fields["office"].widget = forms.HiddenInput()
            self.initial.setdefault("office", offices[0][0])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices


class BeginStory(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Asks where and what, and leads to the empty form."""

    template_name = "desk/stories/beginning.html"
    page_title = _("New story")
    header_icon = "plus"
    form_class = BeginningForm
    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, unless the address says it all."""
        return new_story(request) if "page" in request.GET else super().get(request)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        stories = {"url": reverse("stories"), "label": _("Stories")}
        return [*self.breadcrumbs_items, stories, {"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the address asks for, in the language in which one has the desk."""
        asked = {
            name: self.request.GET[name] for name in ("office", "kind") if name in self.request.GET
        }
        return {"language": self.request.GET.get("language") or desk_language(), "kind": ""} | asked

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the offices in which this person works."""
        user = self.request.user
        if not isinstance(user, User) or not offices_of(user):
            raise PermissionDenied
        return super().get_form_kwargs() | {"user": user}

    def form_valid(self, form: BeginningForm) -> HttpResponse:
        """Lead to the form below the office's page, which may have to be made first."""
        office = Office.objects.get(term__public_id=form.cleaned_data["office"])
        page = office_page(office, form.cleaned_data["language"])
        address = reverse("wagtailadmin_pages:add", args=["desk", "storypage", page.pk])
        kind = form.cleaned_data["kind"]
        return redirect(f"{address}?{urlencode({'kind': kind})}" if kind else address)
