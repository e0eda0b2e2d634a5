"""Public answers over HTTP: the same bytes for everybody, fresh to the next whole minute."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from dateline.lib.clock import seconds_to_next_minute


def public_answer(
    request: HttpRequest,
    body: bytes,
    *,
    at: datetime,
    content_type: str = "text/html; charset=utf-8",
    status: int = 200,
    changed_at: datetime | None = None,
) -> HttpResponse:
    """Return `body`, or 304 where the reader has it already (RFC 9110, section 13).

    `at` is the one moment (UTC) the answer was made for; `changed_at` is when what it shows
    last changed. Missing and withdrawn things are as fresh as the rest: an answer kept for
    longer or shorter than others would tell when an embargo lifts.
    """
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    modified = int(changed_at.timestamp()) if changed_at else None
    response = HttpResponse(body, content_type=content_type, status=status)
    if status == 200:
        conditional = get_conditional_response(request, etag, modified, response)
        response = conditional if isinstance(conditional, HttpResponse) else response
        response.headers["ETag"] = etag
        if modified is not None:
            response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = f"public, max-age={seconds_to_next_minute(at)}"
    response.headers["Vary"] = "Accept-Encoding"
    if response.status_code != 304:
        response.headers["Content-Length"] = str(len(response.content))
    return response


def public_redirect(
    request: HttpRequest, address: str, *, at: datetime, is_lasting: bool = False
) -> HttpResponse:
    """Return a redirect, kept for as long as any public answer."""
    response = public_answer(request, b"", at=at, status=301 if is_lasting else 302)
    response.headers["Location"] = address
    return response
