"""The question what an item said last, for the desk to go on from."""

from dateline.record.items import item_with
from dateline.record.lawful import Unlawful
from dateline.record.story import Story
from dateline.record.versions import story_now


def last_story(public_id: str, language: str) -> Story | None:
    """Return what the newest version says, one to come included; None without one.

    Of a withdrawn item, what it said before. What was erased is as good as never said.
    """
    item = item_with(public_id)
    if item is None:
        return None
    try:
        return story_now(item, language)
    except Unlawful:
        return None
