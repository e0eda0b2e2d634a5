"""The script that puts lists into other people's pages, under an address that never changes."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.lib import clock
from dateline.lib.answers import public_answer

_FILE = Path(__file__).parent / "embed.js"


@require_safe
def embed_script(request: HttpRequest) -> HttpResponse:
    """Answer the script; a list that is shown once can never be asked to change its address."""
    return public_answer(
        request, _script(), at=clock.now(), content_type="text/javascript; charset=utf-8"
    )


@cache
def _script() -> bytes:
    return _FILE.read_bytes()
