"""Languages of this story: what each was made from, and what its source says since."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.archive.unfolding import Told
from dateline.desk.freezing import sketch
from dateline.desk.models import Office, StoryPage
from dateline.desk.preview.rights import may_see
from dateline.desk.releasing.orders import NotAllowed, Refused
from dateline.desk.translating.behind import Behind
from dateline.desk.translating.board import ADDRESS
from dateline.desk.translating.chips import behind_words, chip_of
from dateline.desk.translating.differences import differences
from dateline.desk.translating.languages import InLanguage, ItemLanguages, languages_of
from dateline.desk.translating.said import said_by
from dateline.desk.translating.settling import says_the_same, stamp_of, written_for_itself
from dateline.desk.words import desk_language, language_name
from dateline.desk.zones import in_words, place_of
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.record.models import Verb

_DEEDS = {
    Verb.PUBLISH: gettext_lazy("Published"),
    Verb.UPDATE: gettext_lazy("Small change, no note"),
    Verb.CORRECT: gettext_lazy("Correction"),
    Verb.RESTORE: gettext_lazy("Brought back"),
    Verb.WITHDRAW: gettext_lazy("Withdrawn"),
}


class StoryLanguages(WagtailAdminTemplateMixin, TemplateView):
    """Shows each language of a story with its source, and settles how the two stand."""

    template_name = "desk/translating/story_languages.html"
    page_title = gettext_lazy("Languages of this story")
    header_icon = "table"
    pages: dict[str, StoryPage]

    def dispatch(self, request: HttpRequest, public_id: str) -> HttpResponseBase:
        """Let in who may write the story in one of its languages."""
        self.user = _person(request)
        found = StoryPage.objects.filter(public_id=public_id).order_by("pk")
        if not found:
            raise Http404
        self.pages = {page.language: page for page in found if may_see(self.user, page)}
        if not self.pages:
            raise PermissionDenied
        self.public_id = public_id
        answer: HttpResponseBase = super().dispatch(request)
        return answer

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what was pressed for one of the languages."""
        page = self.pages.get(request.POST.get("language", ""))
        source = self.pages.get(request.POST.get("source", ""))
        if page is None:
            raise PermissionDenied
        try:
            if source is not None and source.pk != page.pk:
                seen, is_told = request.POST.get("seen", ""), self._are_readers_told(page.language)
                says_the_same(page, source, seen=seen, by=self.user)
                messages.success(request, _("It says what its source says by now."))
                if is_told:
                    told = _("Readers are still told of the correction: publish it as an update.")
                    messages.warning(request, told)
            elif request.POST.get("deed") == "own":
                written_for_itself(page, by=self.user)
                messages.success(request, _("It is written for itself from here on."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        except NotAllowed:
            raise PermissionDenied from None
        address = reverse("story_languages", args=[self.public_id])
        return redirect(f"{address}#in-{page.language}")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the board."""
        board = {"url": str(ADDRESS), "label": _("Languages")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> str:
        """Name the story."""
        face = self.pages.get(desk_language()) or next(iter(self.pages.values()))
        return str(face.draft_title or face.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a row for each language."""
        found = languages_of([self.public_id], clock.now(), in_language=desk_language())
        item = found[self.public_id]
        begin_from = next(iter(self.pages.values()))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "item": item,
            "begin_from": self.pages.get(item.face.language, begin_from),
            "rows": [self._row(item, one) for one in sorted(item.languages, key=_order)],
        }

    def _are_readers_told(self, language: str) -> bool:
        """Say whether readers of a language are told that its source was corrected since."""
        item = languages_of([self.public_id], clock.now(), in_language=language)[self.public_id]
        out = next((one.out for one in item.languages if one.tag == language), None)
        return out is not None and any(told.verb == Verb.CORRECT for told in out.newer)

    def _row(self, item: ItemLanguages, one: InLanguage) -> dict[str, Any]:
        others = [tag for tag in self.pages if tag != one.tag]
        row = {
            "one": one,
            "language": LANGUAGES[one.tag],
            "chip": chip_of(item.public_id, one),
            "page": self.pages.get(one.tag),
            "others": [
                (tag, language_name(tag), stamp_of(self.pages[tag])) for tag in sorted(others)
            ],
        }
        if one.draft:
            row |= self._made_from(one.draft, item.office)
        if one.out and one.out != one.draft and one.out.versions:
            row["readers"] = behind_words(one.out)
        return row

    def _made_from(self, found: Behind, office: Office) -> dict[str, Any]:
        source = self.pages.get(found.source)
        if source is not None:
            newest = source.get_latest_revision_as_object()
            found = replace(found, is_now=said_by(sketch(newest).story))
        is_known = found.said is not None and found.is_now is not None
        return {
            "draft": found,
            "source": LANGUAGES[found.source],
            "source_name": language_name(found.source),
            "source_page": source,
            "seen": stamp_of(source) if source else "",
            "is_known": is_known,
            "newer": [_told(told, office) for told in found.newer],
            "coming": [_told(told, office) for told in found.coming],
            "differences": differences(found.said or {}, found.is_now or {}) if is_known else [],
        }


def _order(one: InLanguage) -> tuple[bool, bool]:
    """Put what is written for itself first, then translations, then what is missing."""
    return one.is_missing, one.draft is not None


def _told(told: Told, office: Office) -> dict[str, Any]:
    """Return what the template shows of a version: its number, when, why, on the office's clock."""
    place = place_of(office)
    when = in_words(told.at, office.time_zone, place=place, now=clock.now())
    return {"number": told.number, "when": when, "deed": _DEEDS[told.verb], "note": told.note}


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
