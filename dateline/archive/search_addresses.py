"""Public addresses of searches."""

from collections.abc import Iterable
from urllib.parse import urlencode

from dateline.archive.listing import Label
from dateline.archive.search.asked import Order, Wanted


def search_address(
    wanted: Wanted, labels: Iterable[Label] = (), *, document: str = "", onward: str = ""
) -> str:
    """Return the path of a page of what is found; `labels` are those of the wanted terms.

    `document` is "" for the page, or "index.txt"; `onward` is the query that leads on from a
    page, such as "page=2". The order that is meant anyway is left out.
    """
    pairs = [("q", wanted.words)] if wanted.words else []
    pairs += [(label.facet, label.value) for label in labels]
    if wanted.order is not Order.BEST:
        pairs.append(("order", wanted.order.value))
    query = "&".join(part for part in (urlencode(pairs), onward) if part)
    return f"/{wanted.language}/search/{document}{f'?{query}' if query else ''}"
