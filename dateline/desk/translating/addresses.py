"""The desk's addresses of the board of languages and of the languages of a story."""

from django.urls import URLPattern, path, re_path

from dateline.desk.translating.board import LanguagesBoard
from dateline.desk.translating.story_languages import StoryLanguages
from dateline.lib.ids import PATTERN


def translating_addresses() -> list[URLPattern]:
    """Return them, below the desk's own."""
    return [
        path("translations/", LanguagesBoard.as_view(), name="languages"),
        re_path(
            rf"^translations/(?P<public_id>{PATTERN})/\Z",
            StoryLanguages.as_view(),
            name="story_languages",
        ),
    ]
