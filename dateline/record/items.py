"""Items: made anew, or found by the id they have for life."""

from collections.abc import Sequence

from django.db.models import Max

from dateline.lib.ids import new_public_id
from dateline.record.models import Item
from dateline.terms.models import Term

_ROWS_AT_ONCE = 500


def item_with(public_id: str) -> Item | None:
    """Return the item of this id, None where the record holds none."""
    found: Item | None = Item.objects.filter(public_id=public_id).first()
    return found


def new_items(offices: Sequence[Term], *, public_ids: Sequence[str] = ()) -> list[Item]:
    """Make an item for each office given, the first to stand first among its like in a list."""
    taken = Item.objects.aggregate(newest=Max("sequence"))["newest"] or 0
    ids = public_ids or [new_public_id() for _ in offices]
    return Item.objects.bulk_create(
        [
            Item(public_id=public_id, sequence=taken + len(offices) - place, office=office)
            for place, (office, public_id) in enumerate(zip(offices, ids, strict=True))
        ],
        batch_size=_ROWS_AT_ONCE,
    )
