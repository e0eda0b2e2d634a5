"""Ways in which a newsroom could leak, each to be patched in for a moment."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max, Min

from dateline.archive.article import article
from dateline.archive.periods import periods_beside
from dateline.archive.selection import Listed
from dateline.archive.versions import versions_of
from dateline.desk.models import PreviewLink
from dateline.journal.position import position
from dateline.record.lawful import story_of
from dateline.record.models import Edition, Item
from dateline.record.story import Story
from dateline.record.visibility import Viewer, moments
from tests.properties.desk_worlds import World

_AGES = timedelta(days=1000)


def _moments_to_come(at: datetime) -> Any:
    return moments(at + _AGES)


_keys = Listed.keys


def at_any_time(alias: str, viewer: Viewer = Viewer.PUBLIC) -> str:
    """Stand in for the one predicate, and let time decide nothing."""
    return f"{alias}.{viewer.value} AND %s IS NOT NULL AND %s IS NOT NULL"


def _etag_of_journal(digest: str) -> str:
    return f'"{digest[:24]}{position():08d}"'


def _newest_recorded(_listed: Any) -> datetime | None:
    newest: datetime | None = Edition.objects.aggregate(at=Max("recorded_at"))["at"]
    return newest


def _seconds_to_next_release(at: datetime) -> int:
    coming = Edition.objects.filter(effective_at__gt=at, cancellation=None)
    next_at: datetime | None = coming.aggregate(at=Min("effective_at"))["at"]
    return int((next_at - at).total_seconds()) if next_at else 60 - at.second


def _keys_to_come(listed: Listed, **where: Any) -> list[str]:
    return _keys(replace(listed, at=listed.at + _AGES), **where)


def _months_to_come(selection: Any, *, at: datetime) -> Any:
    return periods_beside(selection, at=at + _AGES)


def _versions_to_come(item_id: int, language: str, at: datetime) -> Any:
    return versions_of(item_id, language, at + _AGES)


def _known_to_be_there(public_id: str, language: str, **how: Any) -> Any:
    found = article(public_id, language, **how)
    if found is None and Item.objects.filter(public_id=public_id).exists():
        raise PermissionDenied
    return found


def _any_link(_token: str, _at: datetime) -> PreviewLink | None:
    return PreviewLink.objects.first()


# What is asked wrongly, whatever was written.
IN_READING: Mapping[str, tuple[str, Any]] = {
    "lists ask for no time": ("dateline.archive.selection.visible_sql", at_any_time),
    "pages ask for no time": ("dateline.archive.article.visible_sql", at_any_time),
    "cursors ask for no time": ("dateline.archive.latest.visible_sql", at_any_time),
    "pictures ask for no time": ("dateline.archive.picture.visible_sql", at_any_time),
    "changes tell what is to come": ("dateline.archive.changes.moments", _moments_to_come),
    "versions are told before their time": (
        "dateline.archive.shown_versions.moments",
        _moments_to_come,
    ),
    "languages are told before their time": (
        "dateline.archive.in_every_language.moments",
        _moments_to_come,
    ),
    "related items ask for no time": ("dateline.archive.by_id.visible_sql", at_any_time),
    "ways on count what is to come": ("dateline.archive.selection.Listed.keys", _keys_to_come),
    "months count what is to come": (
        "dateline.channels.web.listing.periods_beside",
        _months_to_come,
    ),
    "notes are told before their time": (
        "dateline.archive.article.versions_of",
        _versions_to_come,
    ),
    "ETags go by the journal": ("dateline.lib.answers._etag", _etag_of_journal),
    "a list is as new as the record": (
        "dateline.channels.web.listing.newest_change",
        _newest_recorded,
    ),
    "answers are kept until the next release": (
        "dateline.lib.answers.seconds_to_next_minute",
        _seconds_to_next_release,
    ),
    "what is hidden is forbidden": ("dateline.channels.web.item.article_at", _known_to_be_there),
    "what is hidden is forbidden to embed": (
        "dateline.channels.web.oembed.article",
        _known_to_be_there,
    ),
    "what was hidden is forbidden to look back to": (
        "dateline.archive.as_of.article",
        _known_to_be_there,
    ),
    "every guess opens a preview": ("dateline.desk.preview.guests.live_link", _any_link),
}


def _counted_name(world: World, length: int) -> str:
    world.given = getattr(world, "given", 0) + 1  # type: ignore[attr-defined]
    return f"{world.given:0{length}d}"  # type: ignore[attr-defined]


def _last_of_all(public_id: str, language: str) -> Story | None:
    newest = Edition.objects.filter(item__public_id=public_id, language=language)
    last = newest.order_by("number").last()
    return story_of(last) if last else None


# What is written wrongly, so that what readers see next depends on what they do not.
IN_WRITING: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "names are counted": ("tests.properties.desk_worlds.World.new_name", _counted_name),
    "pictures go by what was called off": (
        "dateline.desk.freezing.freeze.last_story",
        _last_of_all,
    ),
}
