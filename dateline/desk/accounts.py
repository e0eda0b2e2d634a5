"""Accounts: their list and forms, for administrators alone."""

from typing import Any

from django.db.models import QuerySet
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
from dateline.desk.changes import changes_of
from dateline.desk.kept_views import KeptRows, LeadsBack, PlainPages
from dateline.desk.signing_in.factors import factors_of, with_second_factor
from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import User
from dateline.people.roles import role_of

MANY = _("Accounts")


def full_name(user: User) -> str:
    return user.get_full_name() or user.username


def _role(user: User) -> str:
    return gettext(role_of(user)) if user.groups.all() else ""


class AccountList(IndexView):
    """Lists accounts; nobody is deleted, as what they did stays theirs."""

    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = MANY
    paginator_class = PlainPages
    add_item_label = _("Make an account")
    show_other_searches = False

    @cached_property
    def columns(self) -> list[Column]:
        """Name, role, whether they may enter, and when they last did."""
        return [
            UserColumn("name", accessor=full_name, label=_("Name"), get_url=self.get_edit_url),
            Column("username", label=_("Signs in as"), sort_key="username"),
            Column("role", label=_("Role"), accessor=_role),
            BooleanColumn("is_active", label=_("May sign in"), sort_key="is_active"),
            BooleanColumn("has_second_factor", label=_("Second factor")),
            DateColumn("last_login", label=_("Last signed in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        """Return the accounts with what is shown of them."""
        users: QuerySet[User] = super().get_base_queryset()
        return with_second_factor(users).prefetch_related("groups")

    def get_list_buttons(self, instance: User) -> list[Any]:
        """The name leads to the form already; nothing else can be done here."""
        return []


class _Noted:
    """Notes what the form changed, in the transaction that changes it."""

    deed = ""
    form: Any
    request: Any

    def save_instance(self) -> User:
        """Save the account, and write down who did."""
        changes = changes_of(self.form, is_new=self.form.instance.pk is None)
        has_password = bool(self.form.cleaned_data.get("password1"))
        user: User = super().save_instance()  # type: ignore[misc]
        subject, by, now = f"account {user.opaque_id}", self.request.user, clock.now()
        if changes:
            note(by, self.deed, subject, now, changes=changes)
        if has_password:
            note(by, "set a password", subject, now)
        return user


class NewAccount(_Noted, LeadsBack, CreateView):
    """Makes an account."""

    deed = "made an account"
    many = MANY
    page_title = ""
    page_subtitle = _("New account")
    submit_button_label = _("Make the account")
    success_message = _("“%(object)s” can sign in now.")
    error_message = _("The account has not been made: see the fields marked below.")


class ChangedAccount(_Noted, LeadsBack, EditView):
    """Changes an account."""

    deed = "changed an account"
    many = MANY
    page_title = ""
    success_message = _("“%(object)s” has been saved.")
    error_message = _("Nothing has been changed: see the fields marked below.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the second factors, and whose account it is."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "second_factors": factors_of(self.object),
            "is_own": self.object == self.request.user,
        }


class Accounts(KeptRows, UserViewSet):
    """All accounts."""

    add_to_admin_menu = False
    add_to_settings_menu = True
    filterset_class = None
    menu_label = MANY
    index_view_class = AccountList
    add_view_class = NewAccount
    edit_view_class = ChangedAccount
    index_template_name = AccountList.template_name
    index_results_template_name = AccountList.results_template_name
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "desk/account.html"

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form with a role."""
        return ChangedAccountForm if for_update else NewAccountForm
