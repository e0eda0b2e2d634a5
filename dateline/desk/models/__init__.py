"""The desk's tables."""

from dateline.desk.models.files import DeskDocument, DeskImage, DeskRendition
from dateline.desk.models.offices import Office, Team
from dateline.desk.models.pages import LanguageHome, OfficePage
from dateline.desk.models.previews import PreviewComment, PreviewLink, PreviewVisit
from dateline.desk.models.releases import Policy, Release
from dateline.desk.models.reused import Boilerplate, ContactCard
from dateline.desk.models.rules import KindRule
from dateline.desk.models.story import EventState, StoryPage

__all__ = [
    "Boilerplate",
    "ContactCard",
    "DeskDocument",
    "DeskImage",
    "DeskRendition",
    "EventState",
    "KindRule",
    "LanguageHome",
    "Office",
    "OfficePage",
    "Policy",
    "PreviewComment",
    "PreviewLink",
    "PreviewVisit",
    "Release",
    "StoryPage",
    "Team",
]
