"""Pictures in all their sizes, also where no worker has made them yet.

The site answers the picture itself in place of a size that is missing. In a folder it would
stay under a name that promises another form.
"""

import logging

from dateline.pictures.models import Picture
from dateline.pictures.renditions import make_renditions

_logger = logging.getLogger(__name__)


def make_sizes_of(token: str) -> None:
    """Make what is missing of a picture's sizes; one that cannot be made is left as it is."""
    found = Picture.objects.filter(token=token).first()
    try:
        if found is not None:
            make_renditions(found)
    except OSError as error:
        _logger.error("The sizes of picture %s cannot be made: %s", token, error)
