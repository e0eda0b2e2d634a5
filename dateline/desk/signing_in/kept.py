"""What was typed before somebody was signed out: given back to the browser that sent it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from dateline.desk.signing_in.urls import NAMES
from dateline.desk.unsaved import SECRET, Why, kept_page

# What every form sends, whether or not anything was typed.
_NO_WRITING = {"csrfmiddlewaretoken", "next"}


def signed_out(reason: str = "") -> Why:
    """Say that somebody is signed out, for this reason where there is one."""
    return Why(
        403,
        reason or _("Not saved: you are signed out."),
        _("Sign in again, which opens another tab; then come back to this one and try again."),
        way="account_login",
        way_words=_("Sign in again"),
    )


def lacks_factor(reason: str) -> Why:
    """Say that a second factor has to be set up first."""
    return Why(
        403,
        reason,
        _("Set one up, which opens another tab; then come back to this one and try again."),
        way="mfa_index",
        way_words=_("Set up a second factor"),
    )


def kept_if_written(request: HttpRequest, why: Why) -> HttpResponseBase | None:
    """Return a page with what was typed, None where nothing was or where it may not be repeated.

    It is repeated to pages of the desk alone: what another site makes a browser send would
    otherwise stand here as if somebody had written it, one press away from being saved.
    """
    if request.method != "POST" or not _may_be_repeated(request):
        return None
    # Scripts of Wagtail's that send no form know what to do with a bare refusal.
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return None
    return kept_page(request, why) if request.POST.keys() - _NO_WRITING else None


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Answer what came with no token or a void one: somebody signed in again meanwhile."""
    user = getattr(request, "user", None)
    why = (
        Why(
            403,
            _("Not saved: since this page was opened, you signed out or in again."),
            _("You are signed in now: try again."),
        )
        if user is not None and user.is_authenticated
        else signed_out()
    )
    return kept_if_written(request, why) or HttpResponseForbidden(
        _("Nothing was done: this page is out of date. Go back, load it again, and try again."),
        content_type="text/plain; charset=utf-8",
    )


def _may_be_repeated(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or match.view_name in NAMES or request.path.startswith(SECRET):
        return False
    return _comes_from_here(request)


def _comes_from_here(request: HttpRequest) -> bool:
    """Say whether a browser states that a page of this very site sends it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    here = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in here
