"""What editions say, and the orders under which that was erased."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import TOKEN_LENGTH
from dateline.record.models.edition import Edition


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
    picture_alt_language = models.CharField(max_length=16, blank=True)
    picture_caption_language = models.CharField(max_length=16, blank=True)
    text = models.TextField()

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
