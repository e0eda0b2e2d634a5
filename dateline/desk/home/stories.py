"""Which stories a person decides over, and which they reach."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from dateline.desk.models import OfficePage, StoryPage
from dateline.desk.stories.reach import stories_of
from dateline.desk.teams import works_everywhere
from dateline.people.models import Role, User

_EVERYWHERE = {Role.MANAGING_EDITOR.value, Role.ADMINISTRATOR.value}


def stories_to_release(user: User) -> QuerySet[StoryPage] | None:
    """Return the stories that somebody may let go, or None where they decide over none."""
    if user.is_superuser or user.groups.filter(name__in=_EVERYWHERE).exists():
        everything: QuerySet[StoryPage] = StoryPage.objects.all()
        return everything
    pages = OfficePage.objects.filter(
        office__teams__role=Role.EDITOR.value, office__teams__group__in=user.groups.all()
    )
    return _below(pages)


def stories_within_reach(user: User) -> QuerySet[StoryPage]:
    """Return the stories somebody may open today, whatever they once wrote elsewhere."""
    if works_everywhere(user):
        # Otherwise each of the offices would be compared with each of the stories.
        everything: QuerySet[StoryPage] = StoryPage.objects.all()
        return everything
    return stories_of(user)


def _below(pages: QuerySet[OfficePage]) -> QuerySet[StoryPage] | None:
    paths = [Q(path__startswith=path) for path in pages.values_list("path", flat=True).distinct()]
    if not paths:
        return None
    stories: QuerySet[StoryPage] = StoryPage.objects.filter(reduce(or_, paths))
    return stories
