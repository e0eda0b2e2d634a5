"""The question what a person was writing: their stories with words that are not out."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from dateline.desk.home.stories import stories_within_reach
from dateline.desk.models import StoryPage
from dateline.desk.states import State, state_of
from dateline.lib.languages import LANGUAGES, Language
from dateline.people.models import User

_MOST = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A story in one language, where it stands, and where to go on."""

    page: StoryPage
    language: Language
    state: State
    address: str


def drafts_of(user: User, at: datetime) -> list[Draft]:
    """Return what somebody began or last saved and readers do not have, the last saved first.

    Stories of an office in which they no longer work are left out.
    """
    theirs = Q(owner=user) | Q(latest_revision__user=user)
    pages = stories_within_reach(user).filter(theirs, has_unpublished_changes=True)
    found = list(pages.order_by("-latest_revision_created_at", "-pk")[:_MOST])
    states = state_of(found, at)
    return [
        Draft(
            page,
            LANGUAGES[page.language],
            states[page.pk],
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )
        for page in found
    ]
