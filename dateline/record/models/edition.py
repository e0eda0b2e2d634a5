"""Editions, what was called off among them, and the files they show."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import TOKEN_LENGTH
from dateline.record.models.act import Act, Verb
from dateline.record.models.item import Item


class Severity(models.TextChoices):
    """How much a correction matters to those who read the version before it."""

    CLARIFICATION = "clarification"
    CORRECTION = "correction"


class Origin(models.TextChoices):
    """Where an edition came from."""

    RELEASED = "released"
    IMPORTED = "imported"


class Edition(AppendOnly):
    """One immutable published version of an item in one language; its header.

    `release_at` is the moment that was said, `recorded_at` when we knew, `effective_at` the
    later of both (UTC); `date` is the day the item carries. `digest` is the SHA-256 of the
    canonical text, which stands in `Content` and may be erased while this stays. `number`
    counts all editions, cancelled ones included, and is for the house alone. `severity` is
    said of corrections; `leads_to`, of withdrawals, is the public id of the item that takes
    its place. An edition moved to another time is cancelled, and another keeps its verb.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="editions")
    language = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="editions")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.RELEASED)
    date = models.DateField()
    press_at = models.DateTimeField(null=True)
    release_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    note = models.TextField(blank=True)
    severity = models.CharField(max_length=13, blank=True, choices=Severity.choices)
    leads_to = models.CharField(max_length=12, blank=True)
    source = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    form = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["item", "language", "number"], name="edition_number_once"
            ),
        )
        indexes = (
            # Few are scheduled among very many: asked with the same words, it answers alone.
            models.Index(
                fields=["effective_at"],
                condition=models.Q(effective_at__gt=models.F("recorded_at")),
                name="edition_scheduled",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}/{self.language}/{self.number}"


class Cancellation(AppendOnly):
    """That a scheduled edition was called off before anybody had seen it; it never shows."""

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, primary_key=True, related_name="cancellation"
    )
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="cancellations")

    def __str__(self) -> str:
        return f"cancellation of {self.edition_id}"


class EditionFile(AppendOnly):
    """That an edition shows or hands over a kept picture or file, wherever in its story."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="files", db_index=False
    )
    token = models.CharField(max_length=TOKEN_LENGTH)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["token", "edition"], name="edition_file_once"),
        )

    def __str__(self) -> str:
        return f"{self.token} in {self.edition_id}"
