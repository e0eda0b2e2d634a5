"""What every page for signing in has in common: language, policy, and no copy kept anywhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache
from wagtail.admin.localization import get_localized_response

View = Callable[..., HttpResponseBase]
# Unlike Wagtail's, these pages need no inline script; the picture for an app is a data: image.
_POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def page(view: View) -> View:
    """Show a page in the person's language, or in the browser's to somebody not signed in."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            response: HttpResponseBase = get_localized_response(view, request, *args, **kwargs)
        else:
            response = _in_language_of_browser(view, request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = _POLICY
        return response

    return shown


def _in_language_of_browser(
    view: View, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    with override(get_language_from_request(request)):
        response = view(request, *args, **kwargs)
        return response.render() if hasattr(response, "render") else response
