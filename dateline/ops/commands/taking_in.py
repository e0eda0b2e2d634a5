"""The part of `dateline intake listing` that needs the database."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping

from django.conf import settings

from dateline.archive.addresses import lasting_item_address, section_address
from dateline.archive.arranging import UnusableSection
from dateline.intake.collection import FilledOtherwise
from dateline.intake.listing import ListedPicture, TakenIn, Wish, take_in_listing
from dateline.intake.listing_text import Listing
from dateline.intake.picture_folder import FoundPicture, made_of
from dateline.lib.text import UnprintableText
from dateline.ops.refusal import Refusal
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import prepare_picture
from dateline.record.person import COMMAND_LINE
from dateline.terms.naming import UnusableName

_REFUSED = (UnusableSection, FilledOtherwise, UnusableName, UnprintableText, UnusablePicture)


def take_in(listing: Listing, found: Mapping[int, FoundPicture], arguments: Namespace) -> int:
    """Take a listing in and say what was added; raise Refusal where it cannot be.

    `found` are the pictures of its items by line.
    """
    prepared = made_of(found, prepare_picture)
    wish = Wish(
        section=arguments.section,
        office=arguments.office,
        series=arguments.series,
        pictures={
            line: ListedPicture(picture, found[line].alt) for line, picture in prepared.items()
        },
    )
    try:
        taken_in = take_in_listing(listing, wish, by=COMMAND_LINE)
    except _REFUSED as error:
        raise Refusal(f"{error} Nothing was kept.") from error
    for remark in listing.remarks:
        print(remark, file=sys.stderr)
    if left_out := len(found.keys() - set(taken_in.added)):
        print(
            f"{left_out} pictures were left out, as their items were there already; "
            "`dateline correct ITEM --picture FILE` gives an item another.",
            file=sys.stderr,
        )
    address = settings.SITE_ADDRESS + section_address(listing.language, arguments.section)
    if arguments.format == "json":
        print(json.dumps(_as_json(listing, taken_in, address), ensure_ascii=False, indent=1))
        return 0
    added = len(taken_in.added)
    print(f"{added} added, {len(listing.items) - added} already there: {address}")
    return 0


def _as_json(listing: Listing, taken_in: TakenIn, address: str) -> dict[str, object]:
    return {
        "address": address,
        "added": len(taken_in.added),
        "items": [
            {
                "position": listed.position,
                "address": lasting_item_address(listing.language, taken_in.public_ids[listed.line]),
                "is_new": listed.line in taken_in.added,
            }
            for listed in listing.items
        ],
    }
