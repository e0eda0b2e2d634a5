"""Releases a story for each word that comes in, and says at once where it is and since when."""

import json
import sys
import time

from bench.front_releasing import story_under_labels
from bench.visible import HEADLINE
from dateline.archive.addresses import worded_item_address
from dateline.journal.writing import writing
from dateline.record.models import Content
from dateline.record.person import COMMAND_LINE
from dateline.record.publish import NewItem, publish
from dateline.terms.models import Term, Vocabulary


def run(_argument: int) -> dict[str, int]:
    """Release until there are no more words; return how many there were."""
    office = Term.objects.filter(vocabulary=Vocabulary.OFFICE).earliest("pk")
    released = 0
    for line in sys.stdin:
        story = story_under_labels(HEADLINE.format(word=line.strip()))
        with writing():
            (edition,) = publish({"en": story}, by=COMMAND_LINE, of=NewItem(office))
        at = time.monotonic()
        slug = Content.objects.get(edition=edition).slug
        address = worded_item_address("en", edition.item.public_id, slug)
        print(json.dumps({"address": address, "released_at": at}), flush=True)
        released += 1
    return {"released": released}
