"""Items that left the desk, or a sentence."""

from django.utils.translation import gettext as _

from dateline.desk.releasing.orders import Refused
from dateline.record.items import item_with
from dateline.record.models import Item


def known_item(public_id: str) -> Item:
    """Return the item of this id; refuse where nothing of it was ever published or scheduled."""
    found = item_with(public_id)
    if found is None:
        raise Refused(_("This has never been published, so there is nothing to take back."))
    return found
