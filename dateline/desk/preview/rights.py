"""Who may see which story before it is out: those who may write it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from dateline.desk.models import StoryPage
from dateline.people.models import User


def may_see(user: User, page: StoryPage) -> bool:
    """Say whether somebody may see a story while it is being written."""
    return bool(page.permissions_for_user(user).can_edit())


def story_for(request: HttpRequest, pk: int) -> StoryPage:
    """Return the story with this key for whoever asks; 404 or 403 where it is not theirs."""
    page = get_object_or_404(StoryPage, pk=pk)
    if not may_see(_person(request), page):
        raise PermissionDenied
    return page


def languages_for(request: HttpRequest, page: StoryPage) -> list[StoryPage]:
    """Return the item in every language in which whoever asks may see it, the one asked for too."""
    pages = StoryPage.objects.filter(public_id=page.public_id).order_by("language")
    return [one for one in pages if one.pk == page.pk or may_see(_person(request), one)]


def _person(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user
