"""What stays behind of each deed: who let what go, and a line in the audit log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from dateline.desk.freezing import Frozen, last_story
from dateline.desk.models import Policy, Release
from dateline.desk.releasing.changed_words import change_of
from dateline.desk.releasing.history import Step
from dateline.people.audit import NO_CHANGES, Changes, note
from dateline.people.models import User
from dateline.record.models import Edition
from dateline.record.story import Story


@dataclass(frozen=True, slots=True)
class Hands:
    """Through whose hands a release went."""

    submitted_by: User | None
    released_by: User
    policy: Policy = Policy.TOGETHER
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What the record did: the key of the act, and the versions it touched, one at least."""

    act_id: int
    editions: Sequence[Edition]


def note_release(
    done: Done, step: Step, hands: Hands, *, at: datetime, changes: Changes = NO_CHANGES
) -> Release:
    """Keep who did this to these versions of one item; the caller holds the transaction open."""
    public_id = done.editions[0].item.public_id
    languages = " ".join(edition.language for edition in done.editions)
    note(hands.released_by, step.deed, f"item {public_id} {languages}", at, changes=changes)
    return Release.objects.create(
        public_id=public_id,
        act_id=done.act_id,
        at=at,
        policy=hands.policy,
        submitted_by=hands.submitted_by,
        released_by=hands.released_by,
        override_reason=hands.override_reason,
    )


def story_changes(public_id: str, frozen: Mapping[str, Frozen]) -> dict[str, tuple[str, str]]:
    """Return which fields of each language's story differ from the version before it."""
    changes = {}
    for language, each in frozen.items():
        before = last_story(public_id, language)
        for part in fields(Story):
            if change := change_of(before, each.story, part.name):
                changes[f"{part.name} ({language})"] = change
    return changes


def moment_changes(before: datetime | None, after: datetime | None) -> dict[str, tuple[str, str]]:
    """Return when it went public, and when it does now, as a change."""
    return {"goes public at": (_moment(before), _moment(after))}


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else ""
