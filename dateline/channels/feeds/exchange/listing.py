"""A page of a listing as ninjs or as a package of NewsML-G2."""

from collections.abc import Sequence
from datetime import datetime

from dateline.archive.withdrawn import Withdrawn
from dateline.channels.feeds.exchange import newsml_package, ninjs
from dateline.channels.feeds.exchange.package import package_of
from dateline.channels.feeds.followed import Followed

_FORMS = {
    "ninjs": (ninjs.package_as_ninjs, ninjs.CONTENT_TYPE),
    "newsml": (newsml_package.package_as_newsml, newsml_package.CONTENT_TYPE),
}


def listing_document(
    form: str, followed: Followed, withdrawn: Sequence[Withdrawn], *, at: datetime
) -> tuple[bytes, str]:
    """Return a page in a form of EXCHANGE as it is at `at` (UTC), and its media type."""
    written, content_type = _FORMS[form]
    return written(package_of(followed, withdrawn, at=at)), content_type
