"""Which stories a person decides over, asked of the tree once."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from dateline.desk.models import OfficePage, StoryPage
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


def _below(pages: QuerySet[OfficePage]) -> QuerySet[StoryPage] | None:
    paths = [Q(path__startswith=path) for path in pages.values_list("path", flat=True).distinct()]
    if not paths:
        return None
    stories: QuerySet[StoryPage] = StoryPage.objects.filter(reduce(or_, paths))
    return stories
