"""Which edition shows to whom, from when until when: derived from the editions."""

from django.db import models

from dateline.lib.clock import FAR
from dateline.record.models.edition import Edition


class Span(models.Model):
    """A span of time in which something shows to the public, the press, or both.

    `sort_key` is digits that sort as (date, first release, sequence) does; descending is
    the order of every listing. The span ends before `visible_until`, which is FAR where no
    end is known.
    """

    language = models.CharField(max_length=16)
    sort_key = models.CharField(max_length=36)
    is_public = models.BooleanField()
    is_press = models.BooleanField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(default=FAR)

    class Meta:
        abstract = True


class Showing(Span):
    """The span in which one edition is what a viewer is shown.

    `is_listed` is false for a withdrawal, which has a page and stands in no list.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="showings")
    public_id = models.CharField(max_length=12)
    is_listed = models.BooleanField()

    class Meta:
        indexes = (
            models.Index(fields=["public_id", "language", "visible_from"], name="showing_item"),
            models.Index(
                fields=["language", "-sort_key", "visible_from", "visible_until"],
                condition=models.Q(is_public=True, is_listed=True),
                name="showing_latest",
            ),
            models.Index(
                fields=["language", "-sort_key", "visible_from", "visible_until"],
                condition=models.Q(is_public=True, is_listed=False),
                name="showing_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.public_id} {self.language} from {self.visible_from:%Y-%m-%d %H:%M}"


class ShowingTerm(Span):
    """A listed showing under one of its terms, a region's included for a place."""

    showing = models.ForeignKey(Showing, on_delete=models.CASCADE, related_name="terms")
    term_id = models.BigIntegerField()

    class Meta:
        indexes = (
            models.Index(
                fields=["term_id", "language", "-sort_key", "visible_from", "visible_until"],
                condition=models.Q(is_public=True),
                name="showing_term_latest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.showing_id} under {self.term_id}"


class ShowingEvent(Span):
    """A listed showing of an item that tells of an event, and when that is.

    `begins_at` and `ends_at` are in UTC; for what stands for whole days, see event_times.
    """

    showing = models.OneToOneField(Showing, on_delete=models.CASCADE, related_name="event")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = (
            # What is over for long is most of it, and is what the search leaves behind.
            models.Index(
                fields=["language", "ends_at", "visible_from", "visible_until"],
                condition=models.Q(is_public=True),
                name="showing_event_ends",
            ),
        )

    def __str__(self) -> str:
        return f"{self.showing_id} until {self.ends_at:%Y-%m-%d %H:%M}"
