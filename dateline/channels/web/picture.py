"""A picture, to whoever may see what it stands beside."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.picture import picture_at
from dateline.lib import clock
from dateline.lib.answers import public_answer

_logger = logging.getLogger(__name__)


@require_safe
def picture(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a picture; 404, as for any address, where nothing public shows it now."""
    at = clock.now()
    kept = picture_at(token, at)
    if kept is None:
        raise Http404
    try:
        body = kept.path.read_bytes()
    except OSError as error:
        _logger.error("The file of picture %s cannot be read: %s", token, error)
        raise Http404 from error
    response = public_answer(
        request, body, at=at, content_type="image/jpeg", changed_at=kept.changed_at
    )
    response.headers["Content-Disposition"] = "inline"
    return response
