"""The form for an account: who it is, the one role they have, and their password."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm

from dateline.people.models import Role, User
from dateline.people.roles import give_role, role_of

_ROLES = (
    (Role.REPORTER, _("Reporter: sees what is published")),
    (Role.EDITOR, _("Editor: also arranges listings and labels")),
    (Role.MANAGING_EDITOR, _("Managing editor: as an editor")),
    (Role.ADMINISTRATOR, _("Administrator: also makes accounts")),
)
_WHO = ("username", "first_name", "last_name", "email")


class AccountForm(UserForm):
    """A role stands in the place of Wagtail's groups and its mark for administrators."""

    is_superuser = None
    first_name = forms.CharField(required=False, label=_("First name"))
    last_name = forms.CharField(required=False, label=_("Last name"))
    email = forms.EmailField(required=False, label=_("E-mail"))
    role = forms.ChoiceField(label=_("Role"), choices=_ROLES, widget=forms.RadioSelect)

    field_order = (*_WHO, "role", "password1", "password2", "is_active")

    class Meta:
        model = User
        fields: tuple[str, ...] = _WHO

    def save(self, commit: bool = True) -> User:
        """Save the account and give it its role."""
        with transaction.atomic():
            user: User = super().save(commit)
            if commit and "role" in self.fields:
                give_role(user, Role(self.cleaned_data["role"]))
        return user


class NewAccountForm(AccountForm):
    """An account to be made."""


class ChangedAccountForm(AccountForm):
    """An account that is there; nobody takes their own role or access away."""

    password_required = False

    class Meta(AccountForm.Meta):
        fields = (*_WHO, "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        kwargs["initial"] = {"role": role_of(kwargs["instance"])} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
            del self.fields["role"]
