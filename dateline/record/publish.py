"""The verb publish: an item goes out in one or more languages for the first time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.journal.writing import writing
from dateline.lib.languages import language_of
from dateline.record.acts import begin_act
from dateline.record.append import Draft, append
from dateline.record.items import item_with, new_items
from dateline.record.lawful import Unlawful, check_nothing_there, release_time
from dateline.record.models import Edition, Item, Verb
from dateline.record.person import Signature
from dateline.record.sources import NO_SOURCES, Sources, lawful_sources
from dateline.record.standing import chosen
from dateline.record.story import Story
from dateline.terms.models import Term


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that is to be made, issued by an office; `public_id` where one was reserved."""

    office: Term
    public_id: str = ""


def publish(
    stories: Mapping[str, Story],
    *,
    by: Signature,
    of: Item | NewItem,
    release_at: datetime | None = None,
    press_at: datetime | None = None,
    sources: Sources = NO_SOURCES,
) -> list[Edition]:
    """Release the stories, one for each language tag, in one act: all of them or none.

    An `of` that is there already was published in another language before, or called off in
    this one. `release_at` is now unless said; journalists may read from `press_at`. `sources`
    says by language what was translated from what. Raises Unlawful or UnusableStory with a
    sentence to show.
    """
    if not stories:
        raise Unlawful("There is nothing to publish; give a story in at least one language.")
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        shown_to_press = release_time(press_at, now=now) if press_at else None
        if shown_to_press and shown_to_press > released:
            raise Unlawful("Journalists would read it only after the public; give an earlier time.")
        for language in stories:
            language_of(language)
        item = of if isinstance(of, Item) else _made(of)
        for standing in chosen(item, stories, now=now):
            check_nothing_there(standing)
        made_from = lawful_sources(item, stories, sources)
        act = begin_act(open_writing, Verb.PUBLISH, by)
        drafts = [
            Draft(
                item,
                language,
                Verb.PUBLISH,
                story,
                released,
                press_at=shown_to_press,
                source=made_from.get(language),
            )
            for language, story in stories.items()
        ]
        return append(open_writing, act, drafts, are_first=isinstance(of, NewItem))


def _made(wanted: NewItem) -> Item:
    if wanted.public_id and item_with(wanted.public_id):
        raise Unlawful(f"{wanted.public_id} is there already; publish it as the item it is.")
    (item,) = new_items([wanted.office], public_ids=[wanted.public_id] if wanted.public_id else [])
    return item
