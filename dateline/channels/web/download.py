"""A file to download, to whoever may see the item that offers it."""

import logging

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from dateline.archive.addresses import file_address
from dateline.archive.picture import download_at
from dateline.lib import clock
from dateline.lib.answers import public_file, public_redirect

_logger = logging.getLogger(__name__)


@require_safe
def download(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """Answer a file, to be saved and never opened in the site's name; else 404.

    The name is for people: where it is not the file's, a redirect leads to the one that is.
    """
    at = clock.now()
    kept = download_at(token, at)
    if kept is None:
        raise Http404
    if name != kept.name:
        return public_redirect(request, file_address(token, kept.name), at=at, is_lasting=True)
    try:
        response = public_file(
            request,
            kept.path,
            kept.digest,
            at=at,
            content_type=kept.media_type,
            changed_at=kept.changed_at,
        )
    except OSError as error:
        _logger.error("The file %s cannot be read: %s", token, error)
        raise Http404 from error
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=kept.name) or "attachment"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
