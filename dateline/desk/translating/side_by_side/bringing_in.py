"""Verbs: the changes of the source come into a translation, and what was left out comes back."""

from collections.abc import Collection

from django.db import transaction

from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import pin_source
from dateline.desk.translating.side_by_side.beside import Beside, beside
from dateline.desk.translating.side_by_side.contents import STREAMS, Content, kept_content
from dateline.desk.translating.side_by_side.memory import remember
from dateline.desk.translating.side_by_side.merging import merged
from dateline.desk.translating.side_by_side.stretches import State
from dateline.people.models import User


@transaction.atomic
def bring_in(page: StoryPage, *, by: User) -> StoryPage:
    """Return the translation with the blocks and facts that its source has by now, saved.

    Its words stay; those whose source has changed are known from then on as to be reworked.
    It is pinned to the newest words of the source. A page without a source stays as it is.
    """
    both = beside(page)
    if both is None:
        return page
    keep_what_is_said(both, by=by)
    saved = _saved(both, merged(both.source, both.source_now, both.mine), by)
    pin_source(saved, both.source_page)
    return saved


@transaction.atomic
def take_in(page: StoryPage, paths: Collection[str], *, by: User) -> StoryPage:
    """Return the translation with blocks of its source that it had left out, saved.

    They come as the source says them in the version the translation was made from.
    """
    both = beside(page)
    if both is None:
        return page
    without = {name: _without(both.source[name], name, paths) for name in STREAMS}
    return _saved(both, merged({**both.source, **without}, both.source, both.mine), by)


def keep_what_is_said(both: Beside, *, by: User) -> None:
    """Remember what the translation says by now for the words it was made from."""
    pairs = {
        one.path: (one.source, one.said)
        for one in both.stretches
        if one.said and one.state is State.SAID
    }
    remember(both.page, both.pin.language, pairs, by)


def _saved(both: Beside, content: Content, by: User) -> StoryPage:
    page: StoryPage = both.page.with_content_json(kept_content(content))
    page.save_revision(user=by, clean=False, log_action=True)
    return page


def _without(children: list[dict[str, str]], stream: str, paths: Collection[str]) -> list[object]:
    return [child for child in children if f"{stream}.{child['id']}" not in paths]
