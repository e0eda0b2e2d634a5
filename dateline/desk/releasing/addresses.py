"""The desk's addresses of the publish panel and of what is coming up."""

from django.urls import URLPattern, path

from dateline.desk.releasing.coming_up import ComingUp
from dateline.desk.releasing.panel import PublishPanel


def releasing_addresses() -> list[URLPattern]:
    """Return them, below the desk's own."""
    return [
        path("stories/<int:pk>/publish/", PublishPanel.as_view(), name="story_publish"),
        path("coming-up/", ComingUp.as_view(), name="coming_up"),
    ]
