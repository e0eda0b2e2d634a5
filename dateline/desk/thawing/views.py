"""Pages through which something public, or another language of a story, comes to the desk."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.desk.models import StoryPage
from dateline.desk.teams import offices_of, works_everywhere
from dateline.desk.thawing.once import page_of
from dateline.desk.thawing.refusal import CannotEdit
from dateline.desk.thawing.taking import take_to_desk
from dateline.desk.thawing.writing_in import translate_into, write_in
from dateline.desk.words import language_name
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.record.items import item_with
from dateline.record.models import Item

_BEGIN = {"translate": translate_into, "write": write_in}


class EditPublished(WagtailAdminTemplateMixin, TemplateView):
    """Leads from an item to the page on which it is edited, which is made where there is none."""

    template_name = "desk/edit_published.html"
    page_title = gettext_lazy("Edit")
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, public_id: str, language: str) -> HttpResponseBase:
        """Let in who may edit what the item's office has written."""
        self.public_id, self.language = public_id, language
        item = item_with(public_id)
        if item is None or not item.editions.filter(language=language).exists():
            raise Http404
        if public_id not in editable_by(_person(request), [public_id]):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request)
        return answer

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to all that is published."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("published"), "label": _("Published")},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead to the page; one is made only by a press of a button."""
        there = page_of(self.public_id, self.language)
        return _to_form(there) if there is not None else self.render_to_response({})

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Show the button."""
        whole = self.get_context_data(language=LANGUAGES[self.language], **context)
        answer: HttpResponse = super().render_to_response(whole, **kwargs)
        return answer

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the page, and lead to it."""
        try:
            page = take_to_desk(self.public_id, self.language, by=_person(request))
        except CannotEdit as refusal:
            messages.error(request, str(refusal))
            return redirect("published")
        return _to_form(page)


class OtherLanguages(WagtailAdminTemplateMixin, TemplateView):
    """Lists the languages of a story, and begins another one: translated, or written."""

    template_name = "desk/other_languages.html"
    page_title = gettext_lazy("Other languages")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Let in who may edit the story."""
        self.story = get_object_or_404(StoryPage, pk=pk)
        if not self.story.permissions_for_user(_person(request)).can_edit():
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request)
        return answer

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the story."""
        form = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        return [
            *self.breadcrumbs_items,
            {"url": form, "label": self.story.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add every language, those with a page first."""
        pages = StoryPage.objects.filter(public_id=self.story.public_id)
        there = {page.language: page for page in pages}
        rows = [(language, there.get(tag)) for tag, language in LANGUAGES.items()]
        rows.sort(key=lambda row: row[1] is None)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        called = {"story_language": language_name(self.story.language)}
        return context | called | {"rows": rows, "story": self.story}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin it in the language and the way that were chosen, and lead there."""
        language = request.POST.get("language", "")
        begin = _BEGIN.get(request.POST.get("how", "translate"))
        if language not in LANGUAGES or begin is None:
            raise Http404
        had_one = page_of(self.story.public_id, language) is not None
        try:
            page = begin(self.story, language, by=_person(request))
        except CannotEdit as refusal:
            messages.error(request, str(refusal))
            return redirect("other_languages", self.story.pk)
        if not had_one and page.source_language:
            told = _("The words are still those of the other language: write over them.")
            messages.info(request, told)
        return _to_form(page)


def editable_by(user: User, public_ids: Iterable[str]) -> set[str]:
    """Return those of the items whose office this person works in."""
    items = Item.objects.filter(public_id__in=list(public_ids))
    if not works_everywhere(user):
        items = items.filter(office__in=offices_of(user))
    return set(items.values_list("public_id", flat=True))


def _to_form(page: StoryPage) -> HttpResponse:
    return redirect("wagtailadmin_pages:edit", page.pk)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
