"""Accounts: their list and forms, for administrators alone."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.users.views.users import (
    CreateView,
    EditView,
    IndexView,
    UserColumn,
    UserViewSet,
)

from dateline.desk.account_form import ChangedAccountForm, NewAccountForm
from dateline.desk.kept_views import KeptRows, LeadsBack, PlainPages
from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import User
from dateline.people.roles import role_of

_MANY = _("Accounts")


def _full_name(user: User) -> str:
    return user.get_full_name() or user.username


def _role(user: User) -> str:
    return gettext(role_of(user)) if user.groups.all() else ""


class AccountList(IndexView):
    """Lists accounts; nobody is deleted, as what they did stays theirs."""

    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = _MANY
    paginator_class = PlainPages
    add_item_label = _("Make an account")
    show_other_searches = False

    @cached_property
    def columns(self) -> list[Column]:
        """Name, role, whether they may enter, and when they last did."""
        return [
            UserColumn("name", accessor=_full_name, label=_("Name"), get_url=self.get_edit_url),
            Column("username", label=_("Signs in as"), sort_key="username"),
            Column("role", label=_("Role"), accessor=_role),
            BooleanColumn("is_active", label=_("May sign in"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last signed in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        """Return the accounts with what is shown of them."""
        users: QuerySet[User] = super().get_base_queryset()
        return users.prefetch_related("groups")

    def get_list_buttons(self, instance: User) -> list[Any]:
        """The name leads to the form already; nothing else can be done here."""
        return []


class NewAccount(LeadsBack, CreateView):
    """Makes an account."""

    many = _MANY
    page_title = ""
    page_subtitle = _("New account")
    submit_button_label = _("Make the account")
    success_message = _("“%(object)s” can sign in now.")
    error_message = _("The account has not been made: see the fields marked below.")


class ChangedAccount(LeadsBack, EditView):
    """Changes an account."""

    many = _MANY
    page_title = ""
    success_message = _("“%(object)s” has been saved.")
    error_message = _("Nothing has been changed: see the fields marked below.")


class Accounts(KeptRows, UserViewSet):
    """All accounts."""

    add_to_admin_menu = False
    add_to_settings_menu = True
    filterset_class = None
    menu_label = _MANY
    index_view_class = AccountList
    add_view_class = NewAccount
    edit_view_class = ChangedAccount
    index_template_name = AccountList.template_name
    index_results_template_name = AccountList.results_template_name
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form with a role."""
        return ChangedAccountForm if for_update else NewAccountForm


def note_made(request: HttpRequest, user: User) -> None:
    """Write down who made an account."""
    _note(request, "made an account", user)


def note_changed(request: HttpRequest, user: User) -> None:
    """Write down who changed an account."""
    _note(request, "changed an account", user)


def _note(request: HttpRequest, deed: str, user: User) -> None:
    if isinstance(request.user, User):
        note(request.user, deed, f"account {user.opaque_id}", clock.now())
