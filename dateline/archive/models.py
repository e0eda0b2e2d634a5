"""Sections, which are public listings that fill themselves, and the site they stand on."""

from django.db import models

from dateline.lib.ids import LENGTH, TOKEN_LENGTH, new_public_id
from dateline.terms.models import Term


class Section(models.Model):
    """A saved query: the items under all of its terms, or every item where it has none.

    The front section is the one that `/` leads to. One that `lists_other_languages` lists an
    item that is missing in its language in the best other one.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    terms = models.ManyToManyField(Term, blank=True, related_name="+")
    page_size = models.PositiveSmallIntegerField(default=10)
    is_numbered = models.BooleanField(default=True)
    has_month_headings = models.BooleanField(default=False)
    is_front = models.BooleanField(default=False)
    lists_other_languages = models.BooleanField(default=False)

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


class SectionPin(models.Model):
    """An item that stands first in a section, between two moments (UTC) where they are said.

    By its public id: it is the predicate that says whether readers see it.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="pins")
    public_id = models.CharField(max_length=LENGTH)
    place = models.PositiveSmallIntegerField()
    from_at = models.DateTimeField(null=True, blank=True)
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["section", "place"], name="section_pin_place"),
            models.UniqueConstraint(fields=["section", "public_id"], name="section_pin_once"),
        )

    def __str__(self) -> str:
        return f"{self.public_id} in place {self.place}"


class OldAddress(models.Model):
    """The path and query under which an item stood before it was here, in a language.

    By the item's public id: it is the predicate that says whether readers are led on.
    """

    path = models.CharField(max_length=1_000, unique=True)
    public_id = models.CharField(max_length=LENGTH)
    language = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.path} leads to {self.public_id} ({self.language})"


class Site(models.Model):
    """Whose site it is, in one row; without it, nobody has named the site yet.

    `logo` is the token of a kept picture; `accent` the colour of links on a light page.
    """

    THE_ONE = 1

    accent = models.CharField(max_length=7, blank=True)
    logo = models.CharField(max_length=TOKEN_LENGTH, blank=True)
    press_name = models.TextField(blank=True)
    press_phone = models.TextField(blank=True)
    press_email = models.TextField(blank=True)
    press_hours = models.TextField(blank=True)
    press_zone = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="site_only_one"),)

    def __str__(self) -> str:
        return "the site"


class SiteWords(models.Model):
    """The site's name and the foot of its pages in one language."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=16)
    name = models.TextField()
    footer = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["site", "language"], name="site_words_once"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
