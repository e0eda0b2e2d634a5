"""The question which stories and offices somebody reaches."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from dateline.desk.models import OfficePage, StoryPage
from dateline.desk.teams import offices_of
from dateline.people.models import User

# Below the root of the tree.
_DEPTH_OF_HOMES = 2


def office_pages_of(user: User) -> QuerySet[OfficePage]:
    """Return the pages of the offices in which somebody works, one for each language."""
    pages: QuerySet[OfficePage] = OfficePage.objects.filter(office__term__in=offices_of(user))
    return pages


def stories_of(user: User) -> QuerySet[StoryPage]:
    """Return the stories of the offices in which somebody works."""
    below = [
        Q(path__startswith=path) for path in office_pages_of(user).values_list("path", flat=True)
    ]
    stories: QuerySet[StoryPage] = StoryPage.objects.all()
    return stories.filter(reduce(or_, below)) if below else stories.none()


def only_theirs(pages: Any, request: HttpRequest) -> Any:
    """Let somebody choose among the pages they reach, on the way to which are the languages."""
    user = request.user
    if not isinstance(user, User):
        return pages.none()
    offices = office_pages_of(user)
    homes = Q(depth=_DEPTH_OF_HOMES, locale__in=offices.values("locale"))
    theirs = Q(pk__in=offices.values("pk")) | Q(pk__in=stories_of(user).values("pk"))
    return pages.filter(homes | theirs)
