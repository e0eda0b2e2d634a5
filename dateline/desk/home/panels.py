"""What stands on the first page, and in which order."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from dateline.archive.catalogue import Wanted, catalogue
from dateline.desk.home.drafts import drafts_of
from dateline.desk.home.needs import needs_of
from dateline.desk.home.new_story import kinds_to_write, pages_to_write_under
from dateline.desk.published import ADDRESS, published_rows
from dateline.desk.releasing.board import AHEAD, coming
from dateline.desk.releasing.coming_up import row_of, zones_of_line
from dateline.desk.releasing.line import line_of
from dateline.desk.releasing.sentences import moment_words
from dateline.desk.words import desk_language
from dateline.lib import clock
from dateline.people.models import User

_FEW = 5
# Each that is planned costs a look at its draft.
_MOST_SOON = 4


class _Panel(Component):
    """A part of the first page, as it is for one person."""

    class Media:
        css = {"all": ("desk/home.css",)}

    def __init__(self, user: User) -> None:
        self.user = user


class NeedsYou(_Panel):
    """What waits for this person, each with the one thing to do about it."""

    name = "needs_you"
    template_name = "desk/home/needs_you.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what waits, the longest first; where nothing does, what comes next."""
        now = clock.now()
        needs = needs_of(self.user, now)
        return {"needs": needs, "next": "" if needs else self._next(now)}

    def _next(self, now: datetime) -> str:
        found = coming(self.user, now, ahead=AHEAD, most=1)
        return moment_words(found[0].moment, found[0].office, self.user, now=now) if found else ""


class ComingUp(_Panel):
    """What goes out within 24 hours, on a line."""

    name = "coming_up"
    template_name = "desk/home/coming_up.html"
    order = 20

    class Media:
        css = {"all": ("desk/releasing.css", "desk/coming_up.css")}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the line, and its items in words."""
        now = clock.now()
        soon = tuple(coming(self.user, now, most=_MOST_SOON))
        return {
            "soon": [row_of(due, self.user, now) for due in soon],
            "line": line_of(soon, zones_of_line(self.user, soon), at=now) if soon else None,
        }


class NewStory(_Panel):
    """A large way to begin a story, by kind."""

    name = "new_story"
    template_name = "desk/home/new_story.html"
    order = 30

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return where this person may write, and what."""
        pages = pages_to_write_under(self.user)
        return {"pages": pages, "kinds": kinds_to_write() if pages else []}


class MyDrafts(_Panel):
    """What this person was writing."""

    name = "my_drafts"
    template_name = "desk/home/my_drafts.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return their stories that are not out, the last saved first."""
        return {"drafts": drafts_of(self.user, clock.now())}


class JustPublished(_Panel):
    """The newest items, each to be opened in the site."""

    name = "just_published"
    template_name = "desk/home/just_published.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the newest items, and what this person may arrange."""
        found = catalogue(Wanted(), at=clock.now(), size=_FEW, in_language=desk_language())
        return {
            "rows": published_rows(found.rows, self.user),
            "everything": str(ADDRESS),
            "perms": parent_context["perms"],
            "csrf_token": parent_context["csrf_token"],
        }


def only_ours(request: HttpRequest, panels: list[Component]) -> None:
    """Put our panels in the place of Wagtail's."""
    user = request.user
    if isinstance(user, User):
        parts = (NeedsYou, ComingUp, NewStory, MyDrafts, JustPublished)
        panels[:] = [part(user) for part in parts]


def no_sums(_request: HttpRequest, items: list[Component]) -> None:
    """Take out the numbers of pages, pictures and documents, which tell nobody anything."""
    items.clear()
