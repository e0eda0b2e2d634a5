"""The one place where scheduled editions are called off, without a public trace."""

from collections.abc import Sequence

from dateline.journal.models import Subject
from dateline.journal.writing import Writing
from dateline.record.canonical import story_from
from dateline.record.histories import History, histories_of
from dateline.record.models import Act, Cancellation, Content, Edition
from dateline.record.showings import show
from dateline.record.story_terms import story_terms


def call_off(open_writing: Writing, act: Act, editions: Sequence[Edition]) -> None:
    """Call these editions off, and say so in the journal: pages that were kept must learn.

    The caller holds the writing open and has checked that nobody has seen them.
    """
    Cancellation.objects.bulk_create([Cancellation(edition=e, act=act) for e in editions])
    pairs = [(edition.item_id, edition.language) for edition in editions]
    histories = histories_of(pairs)
    texts = Content.objects.filter(edition__in=editions).values_list("edition_id", "text")
    stories = {edition_id: story_from(text) for edition_id, text in texts}
    left = [story for history in histories.values() for story in history.stories]
    terms = story_terms([*left, *stories.values()])
    for edition, pair in zip(editions, pairs, strict=True):
        history = histories.get(pair, History())
        called_off = [stories[edition.pk]] if edition.pk in stories else []
        open_writing.note(
            Subject.ITEM,
            edition.item.public_id,
            language=edition.language,
            keys=terms.public_ids_in_lists([*history.stories[-1:], *called_off]),
        )
    show(histories.values(), terms, replaced=pairs)
