"""The question standings: what readers have of items, and what waits for its time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from dateline.record.models import Showing, Verb

ItemInLanguage = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """An item in one language: what is out since when, and until when a version waits (UTC).

    `verb` is that of the version readers have, empty where they have none.
    """

    verb: str = ""
    since: datetime | None = None
    waits_until: datetime | None = None
    waiting_verb: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers find a notice in its place."""
        return self.verb == Verb.WITHDRAW


def standings(public_ids: Collection[str], *, at: datetime) -> Mapping[ItemInLanguage, Standing]:
    """Return the standing by (public id, language) of all that is out at `at` (UTC) or waits."""
    found: dict[ItemInLanguage, Standing] = {}
    rows = Showing.objects.filter(_to_come(at), public_id__in=list(public_ids))
    for public_id, language, starts, verb in rows.order_by("-visible_from").values_list(
        "public_id", "language", "visible_from", "edition__verb"
    ):
        standing = found.get((public_id, language), Standing())
        found[public_id, language] = (
            replace(standing, verb=verb, since=starts)
            if starts <= at
            else replace(standing, waits_until=starts, waiting_verb=verb)
        )
    return found


def is_out(at: datetime) -> Exists:
    """Return the condition that a row's item, by `public_id` and `language`, can be read."""
    return _has(Q(visible_from__lte=at, is_listed=True), at)


def is_withdrawn(at: datetime) -> Exists:
    """Return the condition that a row's item has been withdrawn in its language."""
    return _has(Q(visible_from__lte=at, is_listed=False), at)


def waits(at: datetime) -> Exists:
    """Return the condition that a version of a row's item waits for its time."""
    return _has(Q(visible_from__gt=at), at)


def _has(condition: Q, at: datetime) -> Exists:
    return Exists(
        Showing.objects.filter(
            _to_come(at), condition, public_id=OuterRef("public_id"), language=OuterRef("language")
        )
    )


def _to_come(at: datetime) -> Q:
    return Q(is_public=True, visible_until__gt=at)
