"""Verbs: the changes of the source come into a translation, and what was left out comes back."""

from collections.abc import Collection

from django.db import transaction

from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import pin_source
from dateline.desk.translating.side_by_side.beside import Beside, beside
from dateline.desk.translating.side_by_side.contents import Content, kept_content, without
from dateline.desk.translating.side_by_side.losing import lost_words
from dateline.desk.translating.side_by_side.memory import remember
from dateline.desk.translating.side_by_side.merging import merged
from dateline.desk.translating.side_by_side.saying import with_words
from dateline.desk.translating.side_by_side.stretches import State, known_words, stretches_of
from dateline.desk.translating.side_by_side.words import words_of
from dateline.people.models import User


@transaction.atomic
def bring_in(page: StoryPage, *, by: User) -> StoryPage:
    """Return the translation with the blocks and facts that its source has by now, saved.

    Its words stay; those whose source has changed are known from then on as to be reworked.
    Where the source has words again that were translated before, the translation has too.
    It is pinned to the newest words of the source. A page without a source stays as it is.
    """
    both = beside(page)
    if both is None:
        return page
    content = merged(both.source, both.source_now, both.mine)
    keep_what_is_said(both, by=by)
    remember(page, both.pin.language, lost_words(both.source, both.mine, content), by)
    saved = _saved(both, _said_again(both, content), by)
    pin_source(saved, both.source_page)
    return saved


@transaction.atomic
def take_in(page: StoryPage, paths: Collection[str], *, by: User) -> StoryPage:
    """Return the translation with parts of its source that it had left out, saved.

    They come as the source says them in the version the translation was made from.
    """
    both = beside(page)
    if both is None:
        return page
    return _saved(both, merged(without(both.source, paths), both.source, both.mine), by)


def keep_what_is_said(both: Beside, *, by: User) -> None:
    """Remember what the translation says by now for the words it was made from."""
    pairs = {
        one.path: (one.source, one.said)
        for one in both.stretches
        if one.said and one.state is State.SAID
    }
    remember(both.page, both.pin.language, pairs, by)


def _said_again(both: Beside, content: Content) -> Content:
    """Return a story in which what comes back from the source says what was said for it before."""
    was = words_of(both.source)
    stretches = stretches_of(words_of(both.source_now), words_of(content), both.memory)
    back = [one for one in stretches if one.state is State.COPY and one.path not in was]
    known = {one.path: known_words(one, both.memory) for one in back}
    return with_words(content, {path: said.kept for path, said in known.items() if said})


def _saved(both: Beside, content: Content, by: User) -> StoryPage:
    page: StoryPage = both.page.with_content_json(kept_content(content))
    page.save_revision(user=by, clean=False, log_action=True)
    return page
