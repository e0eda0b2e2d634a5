"""Forms for signing in: allauth's, with our words and without hints inside the fields."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _


class _Plain:
    """Takes the hints out of the fields: a label says what belongs there."""

    labels: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class _OnceOnly(_Plain):
    """Takes a code of an app once, for as long as it would be right.

    allauth forgets a used code after one period, and the neighbours of the present code are
    right for longer than that.
    """

    labels = {"code": _("Code")}
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Refuse a code that was used."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type != Authenticator.Type.TOTP:
            return code
        right_for = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if not cache.add(f"used-code-{self.authenticator.pk}-{code}", True, right_for):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInForm(_Plain, LoginForm):
    """Name or e-mail address, and password."""

    labels = {"login": _("Name or e-mail address"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class ConfirmForm(_Plain, ReauthenticateForm):
    """The password once more."""


class NewPasswordForm(_Plain, ChangePasswordForm):
    """The present password, and the new one twice."""

    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }


class CodeForm(_OnceOnly, AuthenticateForm):
    """A code of an app, or a recovery code."""


class ConfirmByCodeForm(_OnceOnly, ReauthenticateByCodeForm):
    """A code once more."""


class NewAppForm(_Plain, ActivateTOTPForm):
    """The first code of an app."""

    labels = {"code": _("Code that the app shows")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class NewPasskeyForm(_Plain, AddWebAuthnForm):
    """What a passkey is called, and whether it is enough by itself."""

    labels = {
        "name": _("What you call it"),
        "passwordless": _("Sign in with it alone, without the password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "It then asks for your finger, your face or its own code each time."
        )


class PasskeyNameForm(_Plain, EditWebAuthnForm):
    """What a passkey is called."""

    labels = {"name": _("What you call it")}
