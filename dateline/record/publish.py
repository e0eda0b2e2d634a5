"""The verb publish: an item goes out in one or more languages for the first time."""

from collections.abc import Mapping
from datetime import datetime

from dateline.journal.writing import writing
from dateline.lib.languages import language_of
from dateline.record.append import Draft, append, new_items
from dateline.record.lawful import Unlawful, release_time
from dateline.record.models import Act, Edition, Item, Verb
from dateline.record.person import Person
from dateline.record.story import Story
from dateline.terms.models import Term


def publish(
    stories: Mapping[str, Story],
    *,
    by: Person,
    office: Term | None = None,
    item: Item | None = None,
    release_at: datetime | None = None,
    press_at: datetime | None = None,
) -> list[Edition]:
    """Release the stories, one for each language tag, in one act: all of them or none.

    `item` is given where the thing was published in another language before; otherwise a new
    item is made for `office`. `release_at` is now unless said; journalists may read from
    `press_at`. Raises Unlawful or UnusableStory with a sentence to show.
    """
    if not stories:
        raise Unlawful("There is nothing to publish; give a story in at least one language.")
    with writing() as open_writing:
        now = open_writing.recorded_at
        released = release_time(release_at, now=now)
        shown_to_press = release_time(press_at, now=now) if press_at else None
        if shown_to_press and shown_to_press > released:
            raise Unlawful("Journalists would read it only after the public; give an earlier time.")
        if item is None:
            if office is None:
                raise Unlawful("An item is issued by an office; name one.")
            (item,) = new_items([office])
        for language in stories:
            language_of(language)
            if Edition.objects.filter(item=item, language=language).exists():
                raise Unlawful(f"{item.public_id} is already out in “{language}”; correct it.")
        act = Act.objects.create(
            verb=Verb.PUBLISH,
            at=now,
            submitter=by.opaque_id,
            submitter_role=by.role,
        )
        drafts = [
            Draft(item, language, story, release_at=released, press_at=shown_to_press)
            for language, story in stories.items()
        ]
        return append(open_writing, act, drafts, are_first=True)
