"""The publish panel: one page from which a story goes out, is moved, and is taken back."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from dateline.archive.addresses import lasting_item_address
from dateline.desk.models import StoryPage
from dateline.desk.preview.rights import languages_for, story_for
from dateline.desk.releasing.approvers import who_can_withdraw
from dateline.desk.releasing.carrying_out import Press, carry_out
from dateline.desk.releasing.choices import Choices, first_choices, read_choices
from dateline.desk.releasing.languages import in_languages
from dateline.desk.releasing.mistake import READY
from dateline.desk.releasing.orders import NotAllowed, Refused
from dateline.desk.releasing.panel_parts import parts_of
from dateline.desk.releasing.rights import may_release, may_take_back
from dateline.desk.releasing.sentences import is_public, moment_words, span_until
from dateline.desk.releasing.situation import Situation, situation_of
from dateline.desk.typed_moments import UnusableMoment
from dateline.desk.zones import place_of
from dateline.lib import clock
from dateline.people.models import User

_CONFLICT, _UNAVAILABLE = 409, 503
# Shows what would come of other choices; does nothing.
_LOOK = "look"


# The verbs open their own transaction, after they have developed the pictures.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class PublishPanel(WagtailAdminTemplateMixin, TemplateView):
    """Shows a story beside what can be done with it, and does that."""

    template_name = "desk/releasing/panel.html"
    page_title = _later("Publish")
    header_icon = "upload"
    request: Any
    page: StoryPage
    choices: Choices | None = None
    failure = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let those in who may see the story."""
        self.page = story_for(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do what was asked, or show everything again with the reason why not."""
        user = _person(request)
        self.choices = read_choices(request.POST) if "when" in request.POST else None
        if request.POST.get("deed") == _LOOK:
            return self.get(request, *args, **kwargs)
        try:
            told = carry_out(Press(self._situation(), request.POST, user))
        except Refused as refusal:
            return self._failed(str(refusal), _CONFLICT)
        except NotAllowed:
            raise PermissionDenied from None
        except DatabaseError:
            busy = _("The database does not answer just now. Try again in a moment.")
            return self._failed(busy, _UNAVAILABLE)
        except OSError:
            full = _("A picture or file could not be kept: is the disk full? Then try again.")
            return self._failed(full, _UNAVAILABLE)
        messages.success(request, told)
        return redirect("story_publish", self.page.pk)

    def get_page_subtitle(self) -> str:
        """Name the story."""
        return str(self.page.draft_title or self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are, and lead back to the story."""
        story = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": story, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the item stands, what is chosen, and what would come of it."""
        user = _person(self.request)
        situation = self._situation()
        tags = tuple(one.tag for one in situation.offered)
        choices = self.choices or first_choices(situation, tags)
        return super().get_context_data(**kwargs) | {
            "story": self.page,
            "situation": situation,
            "mode": situation.mode.value,
            "choices": choices,
            "parts": parts_of(situation, choices, user),
            "place": place_of(situation.office),
            "failure": self.failure,
            "may_release": may_release(user, self.page),
            "may_take_back": may_take_back(user),
            "who_can_withdraw": "" if may_take_back(user) else who_can_withdraw(),
            "notes": [(one, choices.notes.get(one.tag, "")) for one in situation.offered],
            **_standing(situation, user),
        }

    def _situation(self) -> Situation:
        now = clock.now()
        office = self.page.office_page.office
        release_at = None
        if self.choices:
            try:
                release_at = self.choices.release_at(office, now=now)
            except UnusableMoment:
                # Said where the moment is shown; what depends on it is checked as for now.
                release_at = None
        pages = languages_for(self.request, self.page)
        return situation_of(self.page, in_languages(pages, at=now, release_at=release_at), at=now)

    def _failed(self, sentence: str, status: int) -> HttpResponseBase:
        self.failure = sentence
        return self.render_to_response(self.get_context_data(), status=status)


def _standing(situation: Situation, user: User) -> dict[str, Any]:
    """Return what the templates show of what has left the desk."""
    now, office = situation.at, situation.office
    release_at, since = situation.release_at, situation.since
    tags = [one.tag for one in situation.public]
    shown = {"out_since": "", "waits_until": "", "span": ""}
    if release_at:
        shown["waits_until"] = moment_words(release_at, office, user, now=now)
        shown["span"] = span_until(release_at, now)
    if since:
        shown["out_since"] = is_public(moment_words(since, office, user, now=now), tags)
    return shown | {
        "public": [
            (one, settings.SITE_ADDRESS + lasting_item_address(one.tag, one.public_id))
            for one in situation.public
        ],
        "reasons": [(one, READY[one.tag]) for one in situation.public],
    }


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
