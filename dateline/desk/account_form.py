"""The form for an account: who it is, the one role they have and where, and their password."""

from typing import Any, cast

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm

from dateline.desk.offices import office_of
from dateline.desk.teams import ROLES_IN_OFFICES, offices_of, place_in_offices
from dateline.desk.words import label_choices
from dateline.people.models import Role, User
from dateline.people.roles import role_of
from dateline.people.sessions import end_sessions
from dateline.terms.models import Term, Vocabulary

_ROLES = (
    (Role.REPORTER, _("Reporter: writes in the own offices")),
    (Role.EDITOR, _("Editor: also reviews and publishes there, and arranges listings and labels")),
    (Role.MANAGING_EDITOR, _("Managing editor: as an editor, in every office")),
    (Role.ADMINISTRATOR, _("Administrator: everything, accounts included")),
)
_WHO = ("username", "first_name", "last_name", "email")


class AccountForm(UserForm):
    """A role and its offices stand in the place of Wagtail's groups and its mark."""

    is_superuser = None
    first_name = forms.CharField(required=False, label=_("First name"))
    last_name = forms.CharField(required=False, label=_("Last name"))
    email = forms.EmailField(required=False, label=_("E-mail"))
    role = forms.ChoiceField(label=_("Role"), choices=_ROLES, widget=forms.RadioSelect)
    offices = forms.MultipleChoiceField(
        label=_("Offices"),
        help_text=_("Where a reporter or an editor works; the other roles work in all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = (*_WHO, "role", "offices", "password1", "password2", "is_active")

    class Meta:
        model = User
        fields: tuple[str, ...] = _WHO

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if choices := label_choices(Vocabulary.OFFICE):
            cast(forms.MultipleChoiceField, self.fields["offices"]).choices = choices
        else:
            del self.fields["offices"]

    def _clean_username(self) -> None:
        """Refuse a name that differs from another by its capitals alone: none could sign in."""
        others = User.objects.exclude(pk=self.instance.pk)
        name = self.cleaned_data.get("username", "")
        if name and others.filter(username__iexact=name).exists():
            self.add_error("username", gettext("Another account already has this name."))

    def clean_email(self) -> str:
        """Refuse an address that is another's: people sign in with it."""
        email = str(self.cleaned_data["email"])
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError(gettext("Another account already has this address."))
        return email

    def clean(self) -> dict[str, Any]:
        """Ask for an office where the role has its place in one."""
        cleaned: dict[str, Any] = super().clean()
        is_asked = "offices" in self.fields and cleaned.get("role") in ROLES_IN_OFFICES
        if is_asked and not cleaned.get("offices"):
            self.add_error("offices", gettext("Tick the offices in which this person works."))
        return cleaned

    def save(self, commit: bool = True) -> User:
        """Save the account and give it its role in its offices."""
        with transaction.atomic():
            user: User = super().save(commit)
            if commit and "role" in self.fields:
                self._place(user)
        return user

    def _place(self, user: User) -> None:
        offices = Term.objects.filter(
            vocabulary=Vocabulary.OFFICE, public_id__in=self.cleaned_data.get("offices", [])
        )
        for office in offices:
            office_of(office)
        place_in_offices(user, Role(self.cleaned_data["role"]), offices)


class NewAccountForm(AccountForm):
    """An account to be made."""


class ChangedAccountForm(AccountForm):
    """An account that is there; nobody takes their own role or access away."""

    password_required = False

    class Meta(AccountForm.Meta):
        fields = (*_WHO, "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        self.editing_self = editing_self
        kwargs["initial"] = _placed(kwargs["instance"]) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if editing_self:
            for name in ("is_active", "role", "offices"):
                self.fields.pop(name, None)

    @property
    def password_enabled(self) -> bool:
        """Whether a password can be set: one's own is changed where the present one is asked."""
        return not self.editing_self

    def save(self, commit: bool = True) -> User:
        """Save the account; whoever may no longer sign in is signed out for good."""
        with transaction.atomic():
            user = super().save(commit)
            if commit and "is_active" in self.changed_data:
                end_sessions(user)
        return user


def _placed(user: User) -> dict[str, Any]:
    role = role_of(user)
    offices = offices_of(user) if role in ROLES_IN_OFFICES else []
    return {"role": role, "offices": [office.public_id for office in offices]}
