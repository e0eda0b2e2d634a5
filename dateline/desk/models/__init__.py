"""The desk's tables."""

from dateline.desk.models.files import DeskDocument, DeskImage, DeskRendition
from dateline.desk.models.pages import LanguageHome

__all__ = ["DeskDocument", "DeskImage", "DeskRendition", "LanguageHome"]
