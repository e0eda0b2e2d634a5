"""A story while it is being written."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import hooks
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from dateline.desk.body import BODY, CONTACTS
from dateline.desk.models.files import DeskImage
from dateline.desk.models.pages import OfficePage
from dateline.desk.permissions import StoryPermissions
from dateline.lib import clock
from dateline.lib.ids import new_public_id
from dateline.lib.languages import tag_of
from dateline.people.models import User
from dateline.record.usable import LONGEST_LINE, LONGEST_TEXT
from dateline.terms.models import Term, Vocabulary


def today() -> date:
    """Return today's date in UTC, the date shown unless another is chosen."""
    return clock.now().date()


class EventState(models.TextChoices):
    """Whether an event takes place."""

    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class StoryPage(Page):
    """A story in one language, below its office's page; `title` is its headline.

    `public_id` is the item's id for life: reserved here, shared with the item's pages in
    other languages, and not taken along when the page is copied. What readers see is what
    the record holds of it, never this. `planned_at` (UTC) is when it is meant to go public;
    it decides nothing. A translation says so by `source_language`, the tag of the language it
    was made from, and `source_revision`, the words of that story which it says; both are
    empty where an office wrote it.
    """

    public_id = models.CharField(max_length=12, default=new_public_id, editable=False)
    language = models.CharField(max_length=16, editable=False)

    kind = models.ForeignKey(
        Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    series = models.ForeignKey(
        Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kicker = models.CharField(max_length=LONGEST_LINE, blank=True)
    strapline = models.CharField(max_length=LONGEST_LINE, blank=True)
    standfirst = models.TextField(max_length=LONGEST_TEXT, blank=True)
    byline = models.CharField(max_length=LONGEST_LINE, blank=True)
    dateline = models.CharField(max_length=LONGEST_LINE, blank=True)
    date = models.DateField(default=today)
    body = StreamField(BODY, blank=True)

    lead_picture = models.ForeignKey(
        DeskImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    picture_alt = models.CharField(max_length=LONGEST_LINE, blank=True)
    picture_caption = models.CharField(max_length=LONGEST_LINE, blank=True)
    credit = models.CharField(max_length=LONGEST_LINE, blank=True)

    topics = ParentalManyToManyField(Term, blank=True, related_name="+")
    places = ParentalManyToManyField(Term, blank=True, related_name="+")
    partners = ParentalManyToManyField(Term, blank=True, related_name="+")
    collections = ParentalManyToManyField(Term, blank=True, related_name="+")
    contacts = StreamField(CONTACTS, blank=True)
    related = models.JSONField(default=list, blank=True)
    reference = models.CharField(max_length=LONGEST_LINE, blank=True)
    source_name = models.CharField(max_length=LONGEST_LINE, blank=True)
    source_address = models.URLField(max_length=1000, blank=True)
    canonical = models.URLField(max_length=1000, blank=True)

    event_starts_on = models.DateField(null=True, blank=True)
    event_starts_time = models.TimeField(null=True, blank=True)
    event_ends_on = models.DateField(null=True, blank=True)
    event_ends_time = models.TimeField(null=True, blank=True)
    event_zone = models.CharField(max_length=64, blank=True)
    event_place = models.CharField(max_length=LONGEST_LINE, blank=True)
    event_link = models.URLField(max_length=1000, blank=True)
    event_state = models.CharField(
        max_length=10, choices=EventState.choices, default=EventState.CONFIRMED
    )

    planned_at = models.DateTimeField(null=True, blank=True)
    source_language = models.CharField(max_length=16, blank=True, editable=False)
    source_revision = models.ForeignKey(
        Revision,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ("desk.OfficePage",)
    subpage_types: tuple[str, ...] = ()
    exclude_fields_in_copy = ["public_id", "planned_at", "source_language", "source_revision"]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = (
            models.UniqueConstraint(fields=["public_id", "language"], name="story_page_once"),
        )
        indexes = (models.Index(fields=["planned_at"], name="story_page_planned"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the story in the language of the part of the tree it stands in."""
        self.language = tag_of(self.locale.language_code)
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "StoryPage":
        """Return the story as a version of its history had it; whose it is never changes."""
        story: StoryPage = super().with_content_json(content)
        story.public_id = self.public_id
        story.language = self.language
        return story

    def permissions_for_user(self, user: User) -> StoryPermissions:
        """Return what a person may do with it."""
        return StoryPermissions(user, self)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """How its form can be looked at before it is saved."""
        return [("", _("Page")), ("text", _("Plain text"))]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """How wide the page is shown then, in pixels."""
        sizes = (
            ("phone", "mobile-alt", 390, _("As on a telephone")),
            ("desktop", "desktop", 1280, _("As on a desk")),
        )
        return [
            {"name": name, "icon": icon, "device_width": width, "label": label}
            for name, icon, width, label in sizes
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Answer as the public site would, were these words released.

        Whoever can tell that knows of stories, so it is reached the way Wagtail reaches us.
        """
        (serve,) = hooks.get_hooks("serve_story_form")
        answer: HttpResponse = serve(self, request, mode_name)
        return answer

    @property
    def office_page(self) -> OfficePage:
        """The page of the office that issues it."""
        found: OfficePage = self.get_parent().specific
        return found

    @property
    def terms_by_vocabulary(self) -> dict[Vocabulary, list[Term]]:
        """What it stands under, as chosen on the desk; the office is not among them."""
        return {
            Vocabulary.KIND: [self.kind] if self.kind else [],
            Vocabulary.SERIES: [self.series] if self.series else [],
            Vocabulary.TOPIC: list(self.topics.all()),
            Vocabulary.PLACE: list(self.places.all()),
            Vocabulary.PARTNER: list(self.partners.all()),
            Vocabulary.COLLECTION: list(self.collections.all()),
        }
