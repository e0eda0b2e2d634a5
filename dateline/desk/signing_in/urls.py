"""Addresses for signing in; they stand before Wagtail's own, which nobody reaches."""

from collections.abc import Iterable

from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from allauth.usersessions.views import list_usersessions
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from dateline.desk.signing_in.pages import page
from dateline.desk.signing_in.views import OwnSignIn

_to_sign_in = RedirectView.as_view(pattern_name="account_login")

urlpatterns: list[URLPattern | URLResolver] = decorate_urlpatterns(
    [
        path("login/", account.login, name="account_login"),
        path("logout/", account.logout, name="account_logout"),
        path("signing-in/", OwnSignIn.as_view(), name="mfa_index"),
        path("signing-in/password/", account.password_change, name="account_change_password"),
        path("signing-in/confirm/", account.reauthenticate, name="account_reauthenticate"),
        path("signing-in/sessions/", list_usersessions, name="usersessions_list"),
        path("signing-in/", include(mfa_urls)),
        # A forgotten password is an administrator's business.
        re_path(r"^password_reset/", _to_sign_in),
    ],
    page,
)


def _names(patterns: Iterable[URLPattern | URLResolver]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= _names(pattern.url_patterns)
        elif pattern.name:
            names.add(pattern.name)
    return names


NAMES = frozenset(_names(urlpatterns))
