"""Every address of the public site, as Django knows it."""

from dateline.channels.feeds import item_urls as documents_of_items
from dateline.channels.feeds import urls as feeds
from dateline.channels.web import item_urls as items
from dateline.channels.web import listing_urls as listings
from dateline.channels.web import urls as others

PUBLIC_PATTERNS = [
    pattern
    for module in (listings, documents_of_items, items, feeds, others)
    for pattern in module.urlpatterns
]
