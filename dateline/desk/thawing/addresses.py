"""The desk's addresses of what comes to it from the record, or goes on in another language."""

from collections.abc import Iterator
from typing import Any

from django.db.transaction import non_atomic_requests
from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from dateline.desk.models import StoryPage
from dateline.desk.thawing.views import EditPublished, OtherLanguages
from dateline.lib.ids import PATTERN
from dateline.lib.languages import LANGUAGES


def thawing_addresses() -> list[URLPattern]:
    """Return them, below the desk's own. Both copy files, and open transactions of their own."""
    edit = non_atomic_requests(EditPublished.as_view())
    languages = non_atomic_requests(OtherLanguages.as_view())
    tags = "|".join(LANGUAGES)
    item = rf"^published/(?P<public_id>{PATTERN})/(?P<language>{tags})"
    return [
        re_path(rf"{item}/edit/\Z", edit, name="edit_published"),
        path("stories/<int:pk>/languages/", languages, name="other_languages"),
    ]


def other_languages_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to a story's other languages, in the menu beside its headline."""
    if isinstance(page, StoryPage) and page.permissions_for_user(user).can_edit():
        address = reverse("other_languages", args=[page.pk])
        yield Button(_("Other languages"), address, icon_name="globe", priority=15)
