"""What is found wrong with a story, and how much that matters."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.desk.freezing import Sketch
from dateline.desk.models import StoryPage
from dateline.record.story import Story


class Stage(IntEnum):
    """When a story is looked at; each time as closely as the times before, and more."""

    SAVE = 1
    SUBMIT = 2
    RELEASE = 3


class Level(models.TextChoices):
    """What comes of a finding."""

    BLOCK = "block", _("Must be fixed")
    WARN = "warn", _("Worth a look")
    OFF = "off", _("Not looked at")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: the field of the page, "" for the whole story, and the sentence."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding for people: what the check is called, and whether the story may go on so."""

    check: str
    field: str
    sentence: str
    is_blocking: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """A story being looked at: its page, what it would say, and when it would be released."""

    page: StoryPage
    sketch: Sketch
    release_at: datetime

    @property
    def story(self) -> Story:
        """What it would say; no part of it has been checked."""
        return self.sketch.story
