"""How an entry of a listing is known again."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from dateline.intake.listing_text import Listing
from dateline.intake.models import Seen
from dateline.terms.models import Term

_ASKED_AT_ONCE = 500


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


def known_ids(digests: Sequence[str]) -> dict[str, str]:
    """Return the public ids of those digests that have come in before.

    Asked in portions, as a database takes only so many values in one question.
    """
    known: dict[str, str] = {}
    for start in range(0, len(digests), _ASKED_AT_ONCE):
        seen = Seen.objects.filter(digest__in=digests[start : start + _ASKED_AT_ONCE])
        known |= seen.values_list("digest", "public_id")
    return known
