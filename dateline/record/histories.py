"""The editions of an item in one language that count: all but those that were called off."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.record.canonical import story_from
from dateline.record.models import Content, Edition, Item
from dateline.record.story import Story

Pair = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with the story it holds and that story's canonical text; neither once erased."""

    item: Item
    edition: Edition
    story: Story | None
    text: str = ""


@dataclass(slots=True)
class History:
    """What counts, oldest first; `last_number` is the last that was given, cancelled or not."""

    kept: list[Kept] = field(default_factory=list)
    last_number: int = 0

    @property
    def stories(self) -> list[Story]:
        """What its editions say, where that was not erased."""
        return [kept.story for kept in self.kept if kept.story]


def histories_of(pairs: Iterable[Pair]) -> dict[Pair, History]:
    """Return the history of each of these (item, language) pairs that has editions."""
    wanted = set(pairs)
    found: dict[Pair, History] = {}
    rows = Edition.objects.filter(item_id__in={item_id for item_id, _language in wanted})
    for edition in rows.select_related("item", "content", "cancellation").order_by("number"):
        pair = (edition.item_id, edition.language)
        if pair in wanted:
            history = found.setdefault(pair, History())
            history.last_number = edition.number
            if not is_cancelled(edition):
                history.kept.append(Kept(edition.item, edition, _story(edition)))
    return found


def is_cancelled(edition: Edition) -> bool:
    """Say whether an edition, asked for together with its cancellation, was called off."""
    return getattr(edition, "cancellation", None) is not None


def _story(edition: Edition) -> Story | None:
    content: Content | None = getattr(edition, "content", None)
    return story_from(content.text) if content else None
