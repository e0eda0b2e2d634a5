"""Listings: their list, and the form for each."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from dateline.archive.addresses import section_address
from dateline.archive.models import Section, SectionName
from dateline.desk.kept_views import KeepChanged, KeepNew, KeptList, KeptRows
from dateline.desk.listing_form import ListingForm
from dateline.desk.words import desk_language, label_name
from dateline.lib.languages import DEFAULT, LANGUAGES

_MANY = _("Listings")


def _current_names(section: Section) -> dict[str, SectionName]:
    return {name.language: name for name in section.names.all() if name.is_current}


def _title(section: Section) -> str:
    names = _current_names(section)
    found = names.get(desk_language()) or names.get(DEFAULT) or next(iter(names.values()), None)
    return found.title if found else gettext("Without a title")


def _labels(section: Section) -> str:
    names = sorted(label_name(term) for term in section.terms.all())
    return " + ".join(names) if names else gettext("Everything")


class OpenInSite(Column):
    """Links to a listing in each of its languages."""

    cell_template_name = "desk/listing_links.html"

    def get_value(self, instance: Section) -> list[tuple[Any, str]]:
        """Return each language with the address that its link opens."""
        return links_of(instance)


def links_of(section: Section) -> list[tuple[Any, str]]:
    """Return each language of a listing with the address it has in it."""
    names = _current_names(section)
    return [
        (language, section_address(tag, names[tag].slug))
        for tag, language in LANGUAGES.items()
        if tag in names
    ]


class ListingList(KeptList):
    """Lists the listings, the front first."""

    many = _MANY
    add = _("Add a listing")

    @cached_property
    def columns(self) -> list[Column]:
        """Title, what it holds, and where to open it."""
        return [
            self._get_title_column_class(ListingTitle)(
                "shown_title", label=_("Title"), get_url=self.get_edit_url, accessor=_title
            ),
            Column("labels", label=_("Fills itself with"), accessor=_labels),
            OpenInSite("links", label=_("Open in the site")),
        ]

    def get_base_queryset(self) -> QuerySet[Section]:
        """Return the listings with all that is shown of them."""
        return Section.objects.prefetch_related("names", "terms")

    def order_queryset(self, queryset: QuerySet[Section]) -> QuerySet[Section]:
        """Put the front first, then what was made first."""
        return queryset.order_by("-is_front", "pk")


class ListingTitle(TitleColumn):
    """A listing's title, and a mark on the one at which readers arrive."""

    cell_template_name = "desk/listing_title.html"


class NewListing(KeepNew):
    """Makes a listing."""

    many = _MANY
    refused = _("The listing has not been made: see what is marked below.")
    page_subtitle = _("New listing")
    submit_button_label = _("Make the listing")
    template_name = "desk/listing.html"

    def told(self, kept: Any) -> str:
        """Say its title, and that readers see it."""
        return gettext("“%(title)s” is public now and fills itself.") % {"title": _title(kept)}


class ChangedListing(KeepChanged):
    """Changes a listing."""

    object: Any
    many = _MANY
    refused = _("Nothing has been changed: see what is marked below.")
    submit_button_label = _("Save")
    template_name = "desk/listing.html"

    def get_page_subtitle(self) -> str:
        """Return the listing's title."""
        return _title(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where to open it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"links": links_of(self.object)}

    def told(self, kept: Any) -> str:
        """Say its title, and that readers see the change."""
        return gettext("“%(title)s” has been saved; readers see it so from now on.") % {
            "title": _title(kept)
        }


class Listings(KeptRows):
    """All listings."""

    model = Section
    name = "listings"
    icon = "list-ul"
    list_per_page = None
    menu_label = _MANY
    menu_name = "listings"
    menu_order = 20
    index_view_class = ListingList
    add_view_class = NewListing
    edit_view_class = ChangedListing

    def get_form_class(self, for_update: bool = False) -> type[ListingForm]:
        """Return the one form for both."""
        return ListingForm
