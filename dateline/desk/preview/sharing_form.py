"""The form by which an editor shares a preview with somebody who has no account."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.desk.preview.links import Guest
from dateline.lib.text import UnprintableText, checked_text

_LASTS = (
    (1, _("1 hour")),
    (4, _("4 hours")),
    (24, _("1 day")),
    (72, _("3 days")),
    (168, _("1 week")),
    (336, _("2 weeks")),
)
_USUAL = 72


class SharingForm(forms.Form):
    """Whom the link is for, and for how long."""

    name = forms.CharField(
        label=_("Who is it for?"), max_length=200, help_text=_("One person, by name.")
    )
    email = forms.EmailField(
        label=_("Their e-mail"), required=False, help_text=_("To write to them with one click.")
    )
    lasts = forms.TypedChoiceField(
        label=_("The link works for"), choices=_LASTS, coerce=int, initial=_USUAL
    )

    def clean_name(self) -> str:
        """Refuse a name that no page can show."""
        try:
            return checked_text(str(self.cleaned_data["name"]), field="name")
        except UnprintableText as error:
            raise forms.ValidationError(
                _("The name holds a sign that cannot be shown; type it instead of pasting it.")
            ) from error

    @property
    def guest(self) -> Guest:
        """Whom the link is for."""
        return Guest(self.cleaned_data["name"], self.cleaned_data["email"])

    @property
    def lasting(self) -> timedelta:
        """How long it works."""
        return timedelta(hours=self.cleaned_data["lasts"])
