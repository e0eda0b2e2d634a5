"""Whether two stories say the same."""

from dataclasses import replace

from dateline.record.models import Item
from dateline.record.story import Story
from dateline.terms.models import Vocabulary


def is_same(story: Story, other: Story, item: Item) -> bool:
    """Say whether two stories of an item are alike, whatever names their terms had on the day.

    The office that issues the item stands in what was kept, and need not in what is given.
    """
    return _plain(story, item) == _plain(other, item)


def _plain(story: Story, item: Item) -> Story:
    issued = (Vocabulary.OFFICE, item.office.public_id)
    terms = [
        replace(term, name="")
        for term in story.terms
        if (term.vocabulary, term.public_id) != issued
    ]
    return replace(story, terms=tuple(sorted(terms, key=lambda term: term.vocabulary)))
