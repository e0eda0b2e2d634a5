"""One's own account: name, what one is told by mail, language, zone and looks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)
from wagtail.users.models import UserProfile


class NameForm(NameEmailForm):
    """Asks for no name where nobody has given one; the address is an administrator's to change."""

    first_name = forms.CharField(required=False, max_length=150, label=_("First name"))
    last_name = forms.CharField(required=False, max_length=150, label=_("Last name"))


class NamePanel(NameEmailSettingsPanel):
    """Who one is."""

    form_class = NameForm


class OwnAccount(AccountView):
    """Shows everybody their own account, and saves it."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Return Wagtail's panels with our own for the name; faces are asked of nobody."""
        request: Any = self.request
        profile = UserProfile.get_for_user(request.user)
        ours = NamePanel(request, request.user, profile)
        theirs = super().get_panels()
        replaced = (NameEmailSettingsPanel, AvatarSettingsPanel)
        return [ours, *(panel for panel in theirs if not isinstance(panel, replaced))]
