"""Sections: public listings that fill themselves."""

from django.db import models

from dateline.lib.ids import new_public_id
from dateline.terms.models import Term


class Section(models.Model):
    """A saved query: the items under all of its terms, or every item where it has none.

    The front section is the one that `/` leads to.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    terms = models.ManyToManyField(Term, blank=True, related_name="+")
    page_size = models.PositiveSmallIntegerField(default=10)
    is_numbered = models.BooleanField(default=True)
    has_month_headings = models.BooleanField(default=False)
    is_front = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["is_front"],
                condition=models.Q(is_front=True),
                name="section_one_front",
            ),
        )

    def __str__(self) -> str:
        return self.public_id


class SectionName(models.Model):
    """A section's title and address in one language.

    A name that is no longer current is kept, so that its address leads on to the current one.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=16)
    slug = models.CharField(max_length=80)
    title = models.TextField()
    purpose = models.TextField(blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["language", "slug"], name="section_slug_once"),
            models.UniqueConstraint(
                fields=["section", "language"],
                condition=models.Q(is_current=True),
                name="section_one_current_name",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
