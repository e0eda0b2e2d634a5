"""The gate to the desk: a session that is over, or a second factor that is missing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from dateline.desk.signing_in.adapters import ENTER
from dateline.desk.signing_in.factors import has_second_factor
from dateline.desk.signing_in.kept import kept_if_written, lacks_factor, signed_out
from dateline.desk.signing_in.urls import NAMES
from dateline.lib import clock
from dateline.people.rules import needs_second_factor

_BEGAN = "signed_in_at"
_SEEN = "seen_at"
# How exactly it is known when somebody was last at work; each note of it is a write.
_STEP = timedelta(minutes=5)
# An open tab asks this by itself, with nobody in front of it.
_PING = "wagtailadmin_editing_sessions:ping"


class Gate:
    """Lets nobody to the desk whose time is up, or who lacks a second factor they need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what there is to decide is decided once the address is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Sign out, or lead to a second factor; None lets the person pass."""
        # The public site knows nobody.
        user = getattr(request, "user", None)
        if user is None:
            return None
        if not user.is_authenticated:
            return kept_if_written(request, signed_out())
        if reason := _reason_to_end(request):
            return _ended(request, reason)
        if _name_of(request) in NAMES or has_second_factor_if_needed(request):
            return None
        return _led_to_second_factor(request)


def has_second_factor_if_needed(request: HttpRequest) -> bool:
    """Say whether whoever asks may pass as far as second factors go."""
    return not needs_second_factor(request.user) or has_second_factor(request.user)  # type: ignore[arg-type]


def _ended(request: HttpRequest, reason: str) -> HttpResponseBase | None:
    """Sign out; what was typed is given back, anything else led to where one signs in."""
    logout(request)
    kept = kept_if_written(request, signed_out(reason))
    if kept is None:
        messages.warning(request, reason)
    return kept


def _led_to_second_factor(request: HttpRequest) -> HttpResponseBase:
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    if request.method in {"GET", "HEAD"} and not is_script:
        return redirect("mfa_index")
    reason = _("Your role needs a second factor. Open the desk and set one up; nothing was done.")
    return kept_if_written(request, lacks_factor(reason)) or HttpResponseForbidden(
        reason, content_type="text/plain; charset=utf-8"
    )


def _reason_to_end(request: HttpRequest) -> str:
    """Return why a session is over, "" for one that goes on, whose use is noted."""
    now = clock.now()
    began = _moment(request, _BEGAN) or now
    seen = _moment(request, _SEEN) or now
    if now - began > settings.SIGNED_IN_AT_MOST:
        return _("You have been signed in for long; sign in again to go on.")
    if now - seen > settings.SIGNED_IN_WITHOUT_WORK:
        return _("You have been away for a while; sign in again to go on.")
    if not request.user.has_perm(ENTER):
        return _("This account may not enter the desk. Ask an administrator.")
    _note_use(request, now)
    return ""


def _note_use(request: HttpRequest, now: datetime) -> None:
    """Keep in the session when it began and was last used, some minutes apart."""
    if _BEGAN not in request.session:
        request.session[_BEGAN] = now.isoformat()
    seen = _moment(request, _SEEN)
    if seen and (now - seen < _STEP or _name_of(request) == _PING):
        return
    request.session[_SEEN] = now.isoformat()
    seen_sessions = UserSession.objects.filter(session_key=request.session.session_key)
    try:
        seen_sessions.update(last_seen_at=now)
    except OperationalError:
        # What somebody sends is more than when they were seen; whether it can be kept is told
        # where it is kept.
        return


def _moment(request: HttpRequest, key: str) -> datetime | None:
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if kept else None


def _name_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
