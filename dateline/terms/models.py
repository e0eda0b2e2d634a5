"""The tables of terms and their names."""

from django.db import models

from dateline.lib.append_only import AppendOnly
from dateline.lib.ids import new_public_id
from dateline.lib.triggers import Rule

APPEND_ONLY = (Rule("terms_termname", "A name once given is never rewritten; give a new one."),)


class Vocabulary(models.TextChoices):
    """What a term is a term of."""

    OFFICE = "office"
    TOPIC = "topic"
    PLACE = "place"
    PARTNER = "partner"
    KIND = "kind"
    SERIES = "series"
    COLLECTION = "collection"


class Term(models.Model):
    """One office, topic, place, partner, kind, series or collection, with an id for life.

    `schema_type` is the schema.org type that items of a kind are given; `within` is the
    region that holds a place.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    vocabulary = models.CharField(max_length=12, choices=Vocabulary.choices)
    schema_type = models.CharField(max_length=40, blank=True)
    within = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        indexes = (models.Index(fields=["vocabulary"], name="term_vocabulary"),)

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.public_id}"


class TermName(AppendOnly):
    """A term's name in one language from a moment on (UTC); the newest one counts."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="names")
    language = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    matching = models.CharField(max_length=400)
    from_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["term", "language", "from_at"], name="term_name_at"),
            models.Index(fields=["matching"], name="term_name_matching"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
