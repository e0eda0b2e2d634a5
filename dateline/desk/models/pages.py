"""The page tree: a home for each language, the offices below it, and their stories below them."""

from django.db import models
from wagtail.models import Page

from dateline.desk.models.offices import Office
from dateline.desk.permissions import FixedPagePermissions
from dateline.lib.languages import LANGUAGES, Language
from dateline.people.models import User


class LanguageHome(Page):
    """The root of one language on the desk. Nothing of it is public."""

    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ("desk.OfficePage",)
    max_count_per_parent = None

    class Meta:
        verbose_name = "language"

    @property
    def language(self) -> Language:
        """The language whose root this is."""
        return LANGUAGES[self.slug]

    def permissions_for_user(self, user: User) -> FixedPagePermissions:
        """Return what a person may do here: go through, and write below an office."""
        return FixedPagePermissions(user, self)


class OfficePage(Page):
    """An office in one language, made with the office; its stories stand below it."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="pages")
    language = models.CharField(max_length=16)

    parent_page_types = ("desk.LanguageHome",)
    subpage_types = ("desk.StoryPage",)
    is_creatable = False

    class Meta:
        verbose_name = "office"
        constraints = (
            models.UniqueConstraint(fields=["office", "language"], name="office_page_once"),
        )

    def permissions_for_user(self, user: User) -> FixedPagePermissions:
        """Return what a person may do here: go through, and write below an office."""
        return FixedPagePermissions(user, self)
