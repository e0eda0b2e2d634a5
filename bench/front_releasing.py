"""A release every second, by a process of its own, for as long as the step is told."""

import time

from bench.house import OF_TWO_LABELS
from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.record.person import COMMAND_LINE
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name


def run(seconds: int) -> dict[str, float]:
    """Publish a story under two labels once a second; return how many, and the slowest in ms."""
    office = Term.objects.filter(vocabulary=Vocabulary.OFFICE).earliest("pk")
    began, slowest = time.monotonic(), 0.0
    for number in range(seconds):
        story = story_under_labels(f"Release {number}")
        at = time.monotonic()
        with writing():
            publish({"en": story}, by=COMMAND_LINE, of=NewItem(office))
        slowest = max(slowest, time.monotonic() - at)
        time.sleep(max(0.0, began + number + 1 - time.monotonic()))
    return {"released": seconds, "slowest_ms": slowest * 1000}


def story_under_labels(headline: str) -> Story:
    """Return a story of today under the labels of one of the house's sections."""
    (labels, *_others) = OF_TWO_LABELS.values()
    kind, topic = (
        _term(vocabulary, name)
        for vocabulary, name in zip((Vocabulary.KIND, Vocabulary.TOPIC), labels, strict=True)
    )
    terms = (TermRef("kind", kind.public_id), TermRef("topic", topic.public_id))
    return Story(headline=headline, date=clock.now().date(), terms=terms)


def _term(vocabulary: Vocabulary, name: str) -> Term:
    found = term_by_name(vocabulary, name)
    if found is None:
        raise LookupError(f"The house has no label “{name}”.")
    return found
