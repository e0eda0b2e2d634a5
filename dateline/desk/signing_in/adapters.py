"""What allauth asks of us: who may enter, what is noted, and the sentences people read."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dateline.desk.signing_in.factors import is_last_factor, words_of
from dateline.lib import clock
from dateline.people.audit import note, note_attempt
from dateline.people.models import User
from dateline.people.rules import needs_second_factor

ENTER = "wagtailadmin.access_admin"
# The ways to show that it is you, by the names allauth has for them.
_WAYS = {
    "reauthenticate": _("Your password"),
    "mfa_reauthenticate": _("A code of your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("A passkey"),
}
_WRONG_CODE = _("This code is not right, or it was used already. Wait for the next one.")
_TOO_MANY = _("Too many attempts. Wait five minutes, then try again.")
_WRONG_PASSWORD = _("This is not your password. Capital letters count.")
_WRONG_PAIR = _("This name and this password do not belong together. Capital letters count.")


class SignIn(DefaultAccountAdapter):
    """Lets in whoever has an account and a role; nobody makes an account here."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _WRONG_PAIR,
        "enter_current_password": _WRONG_PASSWORD,
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _WRONG_PASSWORD,
        "rate_limited": _TOO_MANY,
        "too_many_login_attempts": _TOO_MANY,
        "username_password_mismatch": _WRONG_PAIR,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make accounts, and nobody else."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Turn away who may not enter the desk: its pages would only send them back here."""
        if user.is_active and user.has_perm(ENTER):
            return None
        return self.respond_user_inactive(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Say so on the page for signing in; the password has been right."""
        messages.error(
            request, gettext("This account may not enter the desk. Ask an administrator.")
        )
        return redirect("account_login")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Note who signed in and by what, and sweep out sessions that have run out."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        changes = {"by": ("", _ways(request, user))}
        note(user, "signed in", f"account {user.opaque_id}", clock.now(), changes=changes)
        request.session.clear_expired()
        return response

    def logout(self, request: HttpRequest) -> None:
        """Note who signed out."""
        if isinstance(user := request.user, User):
            note(user, "signed out", f"account {user.opaque_id}", clock.now())
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note that somebody tried, where there is such an account.

        What was typed is not kept, as it may be a password in the wrong field. The limit on
        attempts bounds how much is noted.
        """
        named = credentials.get("username") or credentials.get("email") or ""
        for user in User.objects.filter(Q(username__iexact=named) | Q(email__iexact=named))[:1]:
            note_attempt(user, "failed to sign in", clock.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to where all of this stands."""
        return reverse("mfa_index")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Call each way by our words."""
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": _WAYS[method["id"]]} for method in methods]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again only where signing in lies some minutes back."""
        records = get_authentication_records(self.request, self.request.user)
        at = max((float(record["at"]) for record in records), default=0.0)
        return clock.now().timestamp() - at > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class SecondFactor(DefaultMFAAdapter):
    """Names the site in people's apps, and keeps the last factor of a role that needs one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your role needs a second factor. Add another one before you take this one away."
        ),
        "incorrect_code": _WRONG_CODE,
    }

    def get_totp_issuer(self) -> str:
        """Return the name of the site."""
        return str(settings.WAGTAIL_SITE_NAME)

    def _get_site_name(self) -> str:
        """Return what a browser shows when it asks for a passkey."""
        return str(settings.WAGTAIL_SITE_NAME)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """Suggest what a passkey may be called."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to take the last one from somebody who needs it."""
        user = authenticator.user
        return not (is_last_factor(authenticator) and needs_second_factor(user))


def _ways(request: HttpRequest, user: User) -> str:
    """Return by what somebody has just signed in."""
    records = get_authentication_records(request, user)
    ways = [words_of(record["type"]) if "type" in record else "password" for record in records]
    return ", ".join(dict.fromkeys(ways))
