"""The addresses of the API."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

_PLACES = ("before", "after", "page")


def whole(path: str) -> str:
    """Return the whole address of a path."""
    return f"{settings.SITE_ADDRESS}{path}"


def elsewhere(request: HttpRequest, place: Mapping[str, object]) -> str:
    """Return the whole address of what was asked for, at another place in it."""
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in _PLACES
        for value in values
    ]
    query = urlencode([*kept, *place.items()])
    return whole(f"{request.path}{f'?{query}' if query else ''}")
