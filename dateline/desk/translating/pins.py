"""Pins: which words of another language a story says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Revision

from dateline.desk.freezing import sketch
from dateline.desk.models import StoryPage
from dateline.desk.translating.said import Said, said_by
from dateline.record.story import Story

# In the content of a version that was set aside, what it says; Wagtail passes over it.
_SAID = "said"
# Before the version it was made from, so that it is never the newest of its story.
_JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pin:
    """What a story was translated from; without `said` where those words were thrown away.

    `revision_id` is the version of the source's history that was set aside, `at` when the
    words were saved (UTC).
    """

    language: str
    revision_id: int | None = None
    said: Said | None = None
    at: datetime | None = None


@transaction.atomic
def pin_source(page: StoryPage, source: StoryPage) -> None:
    """Say of a page that its newest words say what the newest words of `source` do.

    Kept on the page and in the newest version of its history: whoever brings an older version
    back has the pin of that version again. The words pinned are set aside, as saving by itself
    writes over the version it has saved before. Raises ValueError where it is no other
    language of the same item, or was never saved.
    """
    newest = source.get_latest_revision()
    is_other = source.public_id == page.public_id and source.language != page.language
    if newest is None or not is_other:
        raise ValueError("A story is translated from a saved story in another language.")
    _write(page, source.language, _set_aside(newest).pk)


@transaction.atomic
def pin_recorded(
    page: StoryPage, source: StoryPage, values: Mapping[str, Any], story: Story
) -> None:
    """Say of a page that its newest words say what `story`, a version of `source`, did.

    `values` are the fields that say so. For a page that comes from the record, whose source the
    desk may have changed long since. Raises ValueError where `source` was never saved.
    """
    newest = source.get_latest_revision()
    if newest is None:
        raise ValueError("A story is translated from a saved story in another language.")
    said = {**newest.content, **_content(values)}
    first = source.revisions.order_by("created_at").values_list("created_at", flat=True)[0]
    aside = _kept_aside(newest, said, said_by(story), at=first - _JUST_BEFORE)
    _write(page, source.language, aside.pk)


@transaction.atomic
def unpin(page: StoryPage) -> None:
    """Say of a page that its language is written for itself from here on."""
    _write(page, "", None)


def pin_of(page: StoryPage) -> Pin | None:
    """Return what the newest words of a page were translated from, None where from nothing."""
    return pins_of([page]).get(page.pk)


def pins_of(pages: Iterable[StoryPage]) -> dict[int, Pin]:
    """Return the pins by the keys of the pages that have one; two questions for all of them."""
    newest = {page.latest_revision_id: page.pk for page in pages if page.latest_revision_id}
    named = Revision.objects.filter(pk__in=newest).values_list(
        "pk", "content__source_language", "content__source_revision"
    )
    pinned = {newest[pk]: (language, revision) for pk, language, revision in named if language}
    aside = _aside(pinned.values())
    return {key: aside.get(revision, Pin(language)) for key, (language, revision) in pinned.items()}


def _aside(pinned: Iterable[tuple[str, int | None]]) -> dict[int | None, Pin]:
    languages = {revision: language for language, revision in pinned if revision}
    rows = Revision.objects.filter(pk__in=languages)
    return {
        pk: Pin(languages[pk], pk, said, at)
        for pk, at, said in rows.values_list("pk", "created_at", f"content__{_SAID}")
    }


def _write(page: StoryPage, language: str, revision_id: int | None) -> None:
    pin = {"source_language": language, "source_revision": revision_id}
    page.source_language, page.source_revision_id = language, revision_id
    if page.pk is None:
        return
    # Held, so that what is saved at this moment does not lose it.
    row = StoryPage.objects.select_for_update().get(pk=page.pk)
    StoryPage.objects.filter(pk=page.pk).update(
        source_language=language, source_revision=revision_id
    )
    newest = row.latest_revision
    if newest is not None:
        newest.content = {**newest.content, **pin}
        newest.save(update_fields=["content"])
        page.latest_revision = newest


def _set_aside(newest: Revision) -> Revision:
    """Return these words as a version that nobody writes over, the one there is if any."""
    at = newest.created_at - _JUST_BEFORE
    same = {"base_content_type": newest.base_content_type, "object_id": newest.object_id}
    for there in Revision.objects.filter(**same, created_at=at, content__has_key=_SAID):
        if _plain(there.content) == newest.content:
            return there
    said = said_by(sketch(newest.as_object()).story)
    return _kept_aside(newest, newest.content, said, at=at)


def _kept_aside(newest: Revision, content: Mapping[str, Any], said: Said, at: datetime) -> Revision:
    made: Revision = Revision.objects.create(
        base_content_type=newest.base_content_type,
        content_type=newest.content_type,
        object_id=newest.object_id,
        object_str=newest.object_str,
        created_at=at,
        content={**content, _SAID: said},
    )
    return made


def _content(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as a version keeps them."""
    kept = StoryPage(**values).serializable_data()
    return {name: kept[name] for name in values}


def _plain(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != _SAID}
