"""How an entry of a listing is known again."""

import hashlib
from collections import Counter

from dateline.intake.listing_text import Listing
from dateline.terms.models import Term


def digests_of(listing: Listing, collection: Term) -> dict[int, str]:
    """Return for each item, by its line, the SHA-256 under which it is known again.

    Made of the collection, the language, the day, the headline as printed, and a count that
    tells apart two entries that share all of these.
    """
    seen: Counter[str] = Counter()
    digests = {}
    for listed in listing.items:
        place = "\n".join(
            (collection.public_id, listing.language, listed.date.isoformat(), listed.title)
        )
        seen[place] += 1
        digests[listed.line] = hashlib.sha256(f"{place}\n{seen[place]}".encode()).hexdigest()
    return digests
