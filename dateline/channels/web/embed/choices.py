"""What whoever shows a list on a page of their own can choose, all of it in the address."""

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import listing_address
from dateline.channels.web.without_pictures import onward, shows_pictures

MOST = 10
USUAL = 5


class Look(Enum):
    """In which colours: those that the reader's system asks for, or always the same."""

    OF_THE_SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Choices:
    """How many items are shown, from 1 to MOST, in which colours, and whether with pictures."""

    count: int = USUAL
    look: Look = Look.OF_THE_SYSTEM
    with_pictures: bool = True


def choices_in(query: QueryDict) -> Choices:
    """Return what an address chooses; 404 for what cannot be chosen."""
    counts = {str(number): number for number in range(1, MOST + 1)}
    looks = {look.value: look for look in Look}
    count, look = query.get("count", str(USUAL)), query.get("look", "")
    if count not in counts or look not in looks:
        raise Http404
    return Choices(counts[count], looks[look], shows_pictures(query))


def chosen_address(listing: Listing, choices: Choices, document: str = "") -> str:
    """Return the path of a listing, or of what stands under it, with these choices."""
    pairs = []
    if choices.count != USUAL:
        pairs.append(("count", str(choices.count)))
    if choices.look.value:
        pairs.append(("look", choices.look.value))
    address = listing_address(listing, document)
    if pairs:
        address += ("&" if "?" in address else "?") + urlencode(pairs)
    return onward(address, with_pictures=choices.with_pictures)
