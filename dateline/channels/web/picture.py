"""A picture in all its sizes, to whoever may see what it stands beside."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.picture import PictureFile, picture_at
from dateline.lib import clock
from dateline.lib.answers import not_kept, public_answer
from dateline.pictures.renditions import say_wanted

_logger = logging.getLogger(__name__)


@require_safe
def picture(request: HttpRequest, token: str, name: str = "") -> HttpResponse:
    """Answer a picture; 404, as for any address, where nothing public shows it now.

    `name` is that of one of its sizes; as long as that was not made, the picture itself
    answers in its stead. What the press takes is to be saved.
    """
    at = clock.now()
    found = picture_at(token, at, name=name)
    if found is None:
        raise Http404
    body, media_type = _read(found, token)
    response = public_answer(
        request,
        body,
        at=at,
        content_type=media_type,
        changed_at=found.changed_at,
    )
    response.headers["Content-Disposition"] = "attachment" if found.is_to_be_saved else "inline"
    # A size that was not there is there as soon as it is made.
    return not_kept(response)


def _read(found: PictureFile, token: str) -> tuple[bytes, str]:
    """Return the bytes of a picture and what they are; Http404 where there are none."""
    if found.path != found.otherwise:
        try:
            return found.path.read_bytes(), found.media_type
        except OSError:
            say_wanted(token)
    try:
        return found.otherwise.read_bytes(), "image/jpeg"
    except OSError as error:
        _logger.error("The file of picture %s cannot be read: %s", token, error)
        raise Http404 from error
