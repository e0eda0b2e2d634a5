"""Acts, and the editions they append."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import TOKEN_LENGTH
from dateline.record.models.item import Item


class Verb(models.TextChoices):
    """What an act does to an item."""

    PUBLISH = "publish"
    UPDATE = "update"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


class Origin(models.TextChoices):
    """Where an edition came from."""

    RELEASED = "released"
    IMPORTED = "imported"


class Act(AppendOnly):
    """One deed on the record; it owns the editions of all languages it touches.

    People stand here as an opaque id and a role, never as a key to an account.
    """

    verb = models.CharField(max_length=10, choices=Verb.choices)
    at = models.DateTimeField()
    submitter = models.CharField(max_length=12, blank=True)
    submitter_role = models.CharField(max_length=40, blank=True)
    approver = models.CharField(max_length=12, blank=True)
    approver_role = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    policy = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"


class Edition(AppendOnly):
    """One immutable published version of an item in one language; its header.

    `release_at` is the moment that was said, `recorded_at` when we knew, `effective_at` the
    later of both (UTC); `date` is the day the item carries. `digest` is the SHA-256 of the
    canonical text, which stands in `Content` and may be erased while this stays. `number`
    counts all editions, cancelled ones included, and is for the house alone.
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
    source = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    form = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["item", "language", "number"], name="edition_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}/{self.language}/{self.number}"


class Content(AppendOnly):
    """What an edition says: its canonical text, and columns that are extracts of it.

    The extracts are what a listing shows, so that a row is read without opening the text,
    which therefore stands last.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, primary_key=True)
    date = models.DateField()
    headline = models.TextField()
    slug = models.CharField(max_length=80)
    kicker_from = models.CharField(max_length=6)
    kicker_words = models.TextField(blank=True)
    kicker_term = models.BigIntegerField(null=True)
    credit = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(null=True)
    picture = models.CharField(max_length=TOKEN_LENGTH, blank=True)
    picture_alt = models.TextField(blank=True)
    picture_caption = models.TextField(blank=True)
    text = models.TextField()

    class Meta:
        indexes = (
            # Asked with the same words, or neither database sees that the index will do.
            models.Index(
                fields=["picture"], condition=models.Q(picture__gt=""), name="content_picture"
            ),
        )

    def __str__(self) -> str:
        return self.headline


class Erasure(AppendOnly):
    """The order under which an edition's content was erased: who, why, by what authority."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    person = models.CharField(max_length=12)
    reason = models.TextField()
    authority = models.TextField()

    def __str__(self) -> str:
        return f"erasure of {self.edition_id}"
