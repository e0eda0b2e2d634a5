"""Which item an address leads to, as editors paste it."""

import re

from django.utils.translation import gettext as _

from dateline.desk.releasing.orders import Refused
from dateline.lib.ids import PATTERN, is_public_id

_IN_ADDRESS = re.compile(rf"/i/({PATTERN})(?:/|$)")


def id_in(typed: str) -> str:
    """Return the id of the item that an address leads to, or the id itself; "" for nothing.

    Raises Refused where it is the address of something else.
    """
    typed = typed.strip()
    if not typed or is_public_id(typed):
        return typed
    found = _IN_ADDRESS.search(typed)
    if found is None:
        raise Refused(
            _("“%(typed)s” is not the address of an item here; copy it from the item's page.")
            % {"typed": typed}
        )
    return found[1]
