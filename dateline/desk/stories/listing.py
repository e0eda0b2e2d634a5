"""The list of stories: headline, where each stands, when it goes public, and who was at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.desk.states import State, state_of
from dateline.desk.stories.filter import StoriesFilter
from dateline.desk.stories.reach import office_pages_of, stories_of
from dateline.desk.words import label_names
from dateline.desk.zones import in_words, place_of
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES, Language
from dateline.people.models import User

ADDRESS = reverse_lazy("stories")
_SIZE = 50


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as its row shows it; `goes_public` on the clock of its office, "" if unknown."""

    page: StoryPage
    office: str
    kind: str
    language: Language
    state: State
    goes_public: str
    who: str


class Stories(WagtailAdminTemplateMixin, TemplateView):
    """Lists the stories of the offices in which this person works, last changed first."""

    template_name = "desk/stories/listing.html"
    page_title = _("Stories")
    header_icon = "doc-full"
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Say where we are."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """A new story, for whoever has an office to write in."""
        if not office_pages_of(self._user).exists():
            return []
        address = str(reverse_lazy("new_story"))
        return [HeaderButton(_("New story"), url=address, icon_name="plus")]

    @property
    def _user(self) -> User:
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 (the desk lets nobody else in)
        return user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form that narrows the list, the rows, and the ways on."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        now = clock.now()
        form = StoriesFilter(self.request.GET, user=self._user)
        found = form.narrowed(stories_of(self._user), now)
        found = found.select_related("kind", "latest_revision__user", "owner")
        found = found.order_by("-latest_revision_created_at", "-pk").defer("body", "contacts")
        pages = Paginator(found, _SIZE).get_page(self.request.GET.get("p"))
        asked = form.asked if form.is_valid() else {}
        return context | {
            "form": form,
            "rows": listed(list(pages.object_list), now),
            "is_narrowed": bool(asked) or not form.is_valid(),
            "everything": str(ADDRESS),
            "newer": pages.has_previous() and _way(asked, pages.previous_page_number()),
            "older": pages.has_next() and _way(asked, pages.next_page_number()),
        }


def listed(pages: list[StoryPage], at: datetime) -> list[ListedStory]:
    """Return stories as rows of a list, whatever their number for the same few questions."""
    states = state_of(pages, at)
    offices = _offices(pages)
    kinds = {page.kind for page in pages if page.kind}
    names = label_names([*kinds, *(office.term for office in offices.values())])
    clocks = {office.pk: place_of(office) for office in set(offices.values())}

    def row(page: StoryPage) -> ListedStory:
        office, state = offices[_above(page)], states[page.pk]
        moment = state.waits_until or (None if state.is_out else page.planned_at)
        place = clocks[office.pk]
        return ListedStory(
            page=page,
            office=names[office.term_id],
            kind=names[page.kind_id] if page.kind_id else "",
            language=LANGUAGES[page.language],
            state=state,
            goes_public=in_words(moment, office.time_zone, place=place, now=at) if moment else "",
            who=_who(page),
        )

    return [row(page) for page in pages]


def _who(page: StoryPage) -> str:
    person = page.latest_revision.user if page.latest_revision else page.owner
    return (person.get_full_name() or person.username) if person else ""


def _above(page: StoryPage) -> str:
    """Return the path of the office's page."""
    path: str = page.path[: -page.steplen]
    return path


def _offices(pages: list[StoryPage]) -> dict[str, Office]:
    """Return the office of each story, by the path of its page in the tree."""
    paths = {_above(page) for page in pages}
    found = OfficePage.objects.filter(path__in=paths).select_related("office__term")
    return {page.path: page.office for page in found}


def _way(asked: dict[str, str], number: int) -> str:
    return "?" + urlencode(asked | {"p": number})
