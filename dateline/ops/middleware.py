"""What stands between the server and the views.

The public site gets no session, no cookie and no token: its answers are the same bytes for
everybody. Those parts of Django serve the desk alone.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

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
