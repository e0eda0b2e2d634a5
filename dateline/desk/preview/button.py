"""The way from a story's form to its preview, and to sharing it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.models import Page

from dateline.desk.models import StoryPage
from dateline.desk.preview.rights import may_see
from dateline.people.models import User


def preview_buttons(page: Page, user: User, **_asked: Any) -> Iterator[Button]:
    """Yield the buttons for those who may see the story."""
    story = page.specific
    if isinstance(story, StoryPage) and story.pk and may_see(user, story):
        for label, name, icon, priority in (
            (_("Preview and share"), "story_preview", "view", 1),
            (_("E-mail version"), "story_mail", "mail", 2),
        ):
            address = reverse(name, args=[story.pk])
            yield Button(label, address, icon_name=icon, priority=priority)
