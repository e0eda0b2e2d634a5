"""Where an item stands in each language: what is out, and what waits for its time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.record.models import Edition, Item, Verb


@dataclass(frozen=True, slots=True)
class Standing:
    """An item in one language: its versions that came out, oldest first, and the one that waits.

    What was called off is not among them.
    """

    item: Item
    language: str
    out: tuple[Edition, ...] = ()
    pending: Edition | None = None

    @property
    def last(self) -> Edition | None:
        """The version that is out now, or the notice of its withdrawal."""
        return self.out[-1] if self.out else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether a notice stands in its place."""
        return self.last is not None and self.last.verb == Verb.WITHDRAW

    @property
    def is_out(self) -> bool:
        """Whether readers can read it."""
        return self.last is not None and not self.is_withdrawn


def standings(item: Item, *, now: datetime) -> dict[str, Standing]:
    """Return where the item stands at `now` (UTC), by language; others have nothing at all."""
    by_language: dict[str, list[Edition]] = {}
    for edition in item.editions.filter(cancellation=None).order_by("number"):
        by_language.setdefault(edition.language, []).append(edition)
    found = {}
    for language, editions in by_language.items():
        out = tuple(edition for edition in editions if edition.effective_at <= now)
        pending = next((edition for edition in editions if edition.effective_at > now), None)
        found[language] = Standing(item, language, out, pending)
    return found


def chosen(item: Item, languages: Iterable[str], *, now: datetime) -> list[Standing]:
    """Return where the item stands in these languages, in those it has nothing in as well."""
    found = standings(item, now=now)
    return [
        found.get(language) or Standing(item, language) for language in dict.fromkeys(languages)
    ]
