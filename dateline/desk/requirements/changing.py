"""The verb change rules: administrators say what stories of a kind have to have."""

from collections.abc import Mapping

from django.db import transaction

from dateline.desk.models import KindRule
from dateline.desk.requirements.problem import Level
from dateline.desk.requirements.rules import inherited_rules
from dateline.lib import clock
from dateline.people.audit import Changes, note
from dateline.people.models import User
from dateline.terms.models import Term


@transaction.atomic
def change_rules(
    kind: Term | None,
    levels: Mapping[str, Level],
    *,
    needs_second_person: bool,
    by: User,
    changes: Changes,
) -> None:
    """Let these rules hold for a kind from now on; without a kind, for all that have none.

    Kept is only what differs from what would hold anyway, so that a rule for every kind
    reaches those kinds of which nothing else was said. `changes` go into the audit log.
    """
    everyones = KindRule.objects.filter(kind=None).first()
    inherited = inherited_rules(kind, everyones if kind else None)
    own = {name: level.value for name, level in levels.items() if level != inherited.levels[name]}
    KindRule.objects.update_or_create(
        kind=kind, defaults={"levels": own, "needs_second_person": needs_second_person}
    )
    subject = f"kind {kind.public_id}" if kind else "every other kind"
    note(by, "changed the checks", subject, clock.now(), changes=changes)
