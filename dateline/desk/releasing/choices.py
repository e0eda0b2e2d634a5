"""What somebody has chosen on the publish panel, read from its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict

from dateline.desk.models import Office, Policy
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.situation import Situation
from dateline.desk.typed_moments import moment_in
from dateline.desk.zones import place_of
from dateline.lib.languages import LANGUAGES
from dateline.record.models import Severity


@dataclass(frozen=True, slots=True)
class Choices:
    """The fields of the form, as they were typed and ticked; `typed` is on the office's clock."""

    is_later: bool = False
    typed: str = ""
    languages: tuple[str, ...] = ()
    policy: Policy = Policy.TOGETHER
    is_correction: bool = False
    severity: Severity = Severity.CORRECTION
    notes: Mapping[str, str] = field(default_factory=dict)
    override_reason: str = ""
    seen: Mapping[int, str] = field(default_factory=dict)

    def release_at(self, office: Office, *, now: datetime) -> datetime | None:
        """Return the moment chosen (UTC), None for now; raise UnusableMoment for a bad one."""
        if not self.is_later:
            return None
        return moment_in(office.time_zone, self.typed, now=now, place=place_of(office))

    def orders(self, release_at: datetime | None, *, replaces_waiting: bool = False) -> Orders:
        """Return what is ordered by this."""
        return Orders(
            release_at=release_at,
            policy=self.policy,
            notes=self.notes,
            severity=self.severity,
            override_reason=self.override_reason,
            seen=self.seen,
            replaces_waiting=replaces_waiting,
        )


def first_choices(situation: Situation, tags: tuple[str, ...]) -> Choices:
    """Return what stands in the form before anybody has touched it."""
    now, planned = situation.at, situation.page.planned_at
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    is_planned = planned is not None and planned > now
    moment = situation.release_at or (planned if is_planned else None) or next_hour
    return Choices(is_later=is_planned, typed=typed_on(situation.office, moment), languages=tags)


def read_choices(data: QueryDict) -> Choices:
    """Return what was chosen; what is no choice of ours counts as not chosen."""
    return Choices(
        is_later=data.get("when") == "later",
        typed=data.get("at", ""),
        languages=tuple(tag for tag in data.getlist("language") if tag in LANGUAGES),
        policy=Policy.AS_READY if data.get("policy") == Policy.AS_READY else Policy.TOGETHER,
        is_correction=data.get("change") == "correction",
        severity=_severity(data.get("severity", "")),
        notes={tag: data.get(f"note-{tag}", "").strip() for tag in LANGUAGES},
        override_reason=data.get("override", ""),
        seen=_seen(data),
    )


def typed_on(office: Office, moment: datetime) -> str:
    """Return a moment as the field for it wants it, on the office's clock."""
    return f"{moment.astimezone(ZoneInfo(office.time_zone)):%Y-%m-%dT%H:%M}"


def _severity(said: str) -> Severity:
    is_clarification = said == Severity.CLARIFICATION
    return Severity.CLARIFICATION if is_clarification else Severity.CORRECTION


def _seen(data: QueryDict) -> dict[int, str]:
    """Return the stamp of each version that the form was shown with, by the key of its page."""
    found = {}
    for name, stamp in data.items():
        key = name.removeprefix("seen-")
        if key != name and key.isascii() and key.isdigit():
            found[int(key)] = str(stamp)
    return found
