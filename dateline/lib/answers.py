"""Public answers over HTTP: the same bytes for everybody, fresh to the next whole minute."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_etags

from dateline.lib.clock import seconds_to_next_minute

# The key of whatever any change of the record may change.
ANYTHING = "all"
_KEYS = "Surrogate-Key"


def public_answer(
    request: HttpRequest,
    body: bytes,
    *,
    at: datetime,
    content_type: str = "text/html; charset=utf-8",
    status: int = 200,
    changed_at: datetime | None = None,
) -> HttpResponse:
    """Return `body`, or 304 where the reader names its ETag (RFC 9110, section 13.1.2).

    A date alone earns no 304: `changed_at` is the newest change of what is shown, and what
    has left a page since then moves nothing that is still on it.

    `at` is the one moment (UTC) the answer was made for; `changed_at` is when what it shows
    last changed. Missing and withdrawn things are as fresh as the rest: an answer kept for
    longer or shorter than others would tell when an embargo lifts. Unless it is said to be
    `depending` on less, any change of the record ends its time in the page store.
    """
    etag = _etag(hashlib.sha256(body).hexdigest())
    response: HttpResponse = HttpResponse(body, content_type=content_type, status=status)
    if status == 200:
        if _is_known(etag, request.headers.get("If-None-Match", "")):
            response = HttpResponseNotModified()
        _date(response, etag, changed_at)
    _keep_to_the_minute(response, at)
    response.headers[_KEYS] = ANYTHING
    if response.status_code != 304:
        response.headers["Content-Length"] = str(len(body))
    return response


def public_file(
    request: HttpRequest,
    path: Path,
    digest: str,
    *,
    at: datetime,
    content_type: str,
    changed_at: datetime,
) -> HttpResponseBase:
    """Return what a file holds, piece by piece, or 304 as for any public answer.

    `digest` is the SHA-256 of its bytes. Raises OSError where it cannot be read.
    """
    etag = _etag(digest)
    response: HttpResponseBase = HttpResponseNotModified()
    if not _is_known(etag, request.headers.get("If-None-Match", "")):
        response = FileResponse(path.open("rb"), content_type=content_type)
        response.headers["Content-Length"] = str(path.stat().st_size)
    _date(response, etag, changed_at)
    _keep_to_the_minute(response, at)
    return response


def public_redirect(
    request: HttpRequest,
    address: str,
    *,
    at: datetime,
    is_lasting: bool = False,
) -> HttpResponse:
    """Return a redirect, kept for as long as any public answer."""
    response = public_answer(request, b"", at=at, status=301 if is_lasting else 302)
    response.headers["Location"] = address
    return response


def depending(
    response: HttpResponse, keys: Collection[str], *, moves_with_time: bool = False
) -> HttpResponse:
    """Say what a public answer depends on: for `keys` see archive.surrogate_keys.

    The page store, and caches before us, keep it until one of them changes; what would change
    with time alone they keep until the next whole minute.
    """
    response.headers[_KEYS] = " ".join(keys)
    if moves_with_time:
        kept = response.headers["Cache-Control"].removeprefix("public, ")
        response.headers["Surrogate-Control"] = kept
    return response


def not_kept(response: HttpResponse) -> HttpResponse:
    """Have a public answer made anew each time; what it depends on, nobody can say."""
    del response.headers[_KEYS]
    return response


def _etag(digest: str) -> str:
    return f'"{digest[:32]}"'


def _date(response: HttpResponseBase, etag: str, changed_at: datetime | None) -> None:
    response.headers["ETag"] = etag
    if changed_at is not None:
        response.headers["Last-Modified"] = http_date(int(changed_at.timestamp()))


def _keep_to_the_minute(response: HttpResponseBase, at: datetime) -> None:
    response.headers["Cache-Control"] = f"public, max-age={seconds_to_next_minute(at)}"
    response.headers["Vary"] = "Accept-Encoding"


def _is_known(etag: str, if_none_match: str) -> bool:
    if not if_none_match:
        return False
    known = parse_etags(if_none_match)
    return "*" in known or etag in (one.removeprefix("W/") for one in known)
