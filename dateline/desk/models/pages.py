"""The page tree: a home for each language, and in time offices and stories below it."""

from wagtail.models import Page


class LanguageHome(Page):
    """The root of one language on the desk. Nothing of it is public."""

    parent_page_types = ("wagtailcore.Page",)
    subpage_types: tuple[str, ...] = ()
    max_count_per_parent = None

    class Meta:
        verbose_name = "language"
