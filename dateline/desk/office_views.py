"""Offices on the desk: their list and forms, for administrators."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from dateline.desk.kept_views import KeepChanged, KeepNew, KeptList, KeptRows
from dateline.desk.models import Office
from dateline.desk.naming_gaps import gaps, house_languages, named_in
from dateline.desk.office_form import OfficeForm
from dateline.desk.words import label_name
from dateline.lib.languages import LANGUAGES
from dateline.terms.models import Vocabulary

_MANY = _("Offices")


def _name(office: Office) -> str:
    return label_name(office.term)


def _zone(office: Office) -> str:
    return office.time_zone.replace("_", " ")


def _people(office: Office) -> int:
    return len({user.pk for team in office.teams.all() for user in team.group.user_set.all()})


def _languages(office: Office) -> str:
    return " · ".join(LANGUAGES[page.language].own_name for page in office.pages.all())


class OfficeList(KeptList):
    """Lists offices by name."""

    many = _MANY
    add = _("Add an office")
    results_template_name = "desk/named_in_results.html"

    @cached_property
    def columns(self) -> list[Column]:
        """Name, zone, the languages it writes in, how many people work there, and missing names."""
        house = house_languages()

        def missing(office: Office) -> str:
            return gaps(office.term.names.all(), house)

        return [
            self._get_title_column_class(TitleColumn)(
                "shown_name", label=_("Name"), get_url=self.get_edit_url, accessor=_name
            ),
            Column("zone", label=_("Time zone"), accessor=_zone),
            Column("languages", label=_("Writes in"), accessor=_languages),
            Column("people", label=_("People"), accessor=_people),
            Column("missing", label=_("Has no name in"), accessor=missing),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the offices with what is shown of them."""
        return Office.objects.select_related("term").prefetch_related(
            "pages", "teams__group__user_set", "term__names"
        )

    def order_queryset(self, queryset: QuerySet[Any]) -> list[Office]:
        """Sort by what they are called; there are some dozens of them."""
        return sorted(queryset, key=lambda office: _name(office).casefold())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many offices have a name in each language of the house."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"named_in": named_in(Vocabulary.OFFICE)}


class NewOffice(KeepNew):
    """Makes an office."""

    many = _MANY
    refused = _("The office has not been made: see what is marked below.")
    page_subtitle = _("New office")
    submit_button_label = _("Make the office")
    template_name = "desk/office.html"

    def told(self, kept: Any) -> str:
        """Say its name, and what comes next."""
        return gettext("“%(name)s” is an office now. Place people in it under Accounts.") % {
            "name": _name(kept)
        }


class ChangedOffice(KeepChanged):
    """Renames an office, and sets its clock."""

    object: Any
    many = _MANY
    refused = _("Nothing has been changed: see what is marked below.")
    submit_button_label = _("Save")
    template_name = "desk/office.html"

    def get_page_subtitle(self) -> str:
        """Return the office's name."""
        return _name(self.object)

    def told(self, kept: Any) -> str:
        """Say its name."""
        return gettext("“%(name)s” has been saved.") % {"name": _name(kept)}


class Offices(KeptRows):
    """All offices."""

    model = Office
    name = "offices"
    icon = "desktop"
    list_per_page = 100
    menu_label = _MANY
    menu_name = "offices"
    menu_order = 650
    add_to_admin_menu = False
    add_to_settings_menu = True
    index_view_class = OfficeList
    add_view_class = NewOffice
    edit_view_class = ChangedOffice

    def get_form_class(self, for_update: bool = False) -> type[OfficeForm]:
        """Return the one form for both."""
        return OfficeForm
