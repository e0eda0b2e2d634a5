"""What stands between the server and the views.

The public site gets no session, no cookie and no token: its answers are the same bytes for
everybody. Those parts of Django serve the desk alone.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from dateline.desk.signing_in.urls import NAMES as SIGNING_IN
from dateline.desk.unsaved import Unreadable, unsaved

DESK = "/desk/"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_PUBLIC_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
# Wagtail's pages carry inline scripts and styles; the desk's policy has to let them be.
_DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)

# Wagtail reads and scales pictures there, for which no other writer should wait.
_SLOW = {"wagtailimages", "wagtailimages_chooser"}


class SecurityHeaders:
    """Sets the headers that keep browsers from doing what no page here asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers of the desk or of the public site."""
        response = self.get_response(request)
        is_desk = request.path.startswith(DESK)
        response.headers.setdefault(
            "Content-Security-Policy", _DESK_POLICY if is_desk else _PUBLIC_POLICY
        )
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class _DeskOnly:
    """Lets a middleware of Django's see the desk's requests and no others."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path.startswith(DESK):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)  # type: ignore[attr-defined]


class DeskSession(_DeskOnly, SessionMiddleware):
    """Sessions, on the desk."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """Keep the session; where that cannot be, only those who sign in have lost something.

        For others it holds when they were last at work and what the next page tells them: what
        they sent is kept by now, or its answer says why not.
        """
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted) as error:
            # Django takes a session that could not be written for one that somebody has ended.
            cause: BaseException | None = error
            while isinstance(cause, SessionInterrupted | UpdateError):
                cause = cause.__context__
            told = unsaved(request, cause) if isinstance(cause, DatabaseError) else None
            if told is None:
                raise
            return told if _is_signing_in(request) and request.method == "POST" else response


class DeskAuthentication(_DeskOnly, AuthenticationMiddleware):
    """Accounts, on the desk."""


class DeskMessages(_DeskOnly, MessageMiddleware):
    """Messages, on the desk."""


class DeskCsrf(_DeskOnly, CsrfViewMiddleware):
    """Forgery tokens, on the desk; the public site has no form that changes anything."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        """Check the token of what is sent to the desk."""
        if not request.path.startswith(DESK):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class DeskTransaction:
    """Keeps all of what one form of the desk writes, or nothing of it.

    What ends in an error, or in an exception of any sort, is taken back. Views that develop
    pictures or send mail open a transaction of their own once that is done: they are marked
    with Django's `transaction.non_atomic_requests`. Where there was no room or no turn to
    write, or no sense in what came, the answer holds what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; the view runs where it is known which one it is."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Answer what is sent to the desk. No other middleware may come after this one."""
        match = request.resolver_match
        if request.method != "POST" or not request.path.startswith(DESK) or match is None:
            return None
        # Passwords are hashed there, and exceptions lead from one step to the next: what those
        # steps do not expect comes to process_exception.
        if _is_signing_in(request):
            return None
        try:
            if match.namespace in _SLOW or DEFAULT_DB_ALIAS in _databases_apart(view):
                return _rendered(view(request, *args, **kwargs))
            with transaction.atomic():
                response = _rendered(view(request, *args, **kwargs))
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return response
        except (DatabaseError, OSError, Unreadable) as error:
            answer = unsaved(request, error)
            if answer is None:
                raise
            return answer

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Say why nobody could sign in, or out."""
        if _is_signing_in(request) and isinstance(exception, DatabaseError | OSError):
            return unsaved(request, exception)
        return None


def _is_signing_in(request: HttpRequest) -> bool:
    """Say whether the view is one of those for signing in and out."""
    match = request.resolver_match
    return match is not None and match.view_name in SIGNING_IN


def _databases_apart(view: Callable[..., Any]) -> Collection[str]:
    """Return the databases in whose transactions a view wants no part."""
    apart: Collection[str] = getattr(view, "_non_atomic_requests", ())
    return apart


def _rendered(response: Any) -> HttpResponseBase:
    """Return a response as it is sent, so that an error in its page counts as one of the view."""
    answer: HttpResponseBase = response.render() if hasattr(response, "render") else response
    return answer
