"""Which roles need a second factor: the question and the verb."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import Role, RoleRule, User

_WORDS = {True: "needed", False: "not needed"}


def roles_with_second_factor() -> set[Role]:
    """Return the roles whose people need a second factor."""
    rules = RoleRule.objects.filter(needs_second_factor=True)
    return {Role(role) for role in rules.values_list("role", flat=True)}


def needs_second_factor(user: User) -> bool:
    """Say whether the role of a person needs a second factor."""
    of_user = Q(role__in=user.groups.values("name"))
    if user.is_superuser:
        of_user |= Q(role=Role.ADMINISTRATOR.value)
    return RoleRule.objects.filter(of_user, needs_second_factor=True).exists()


@transaction.atomic
def require_second_factor(roles: Collection[Role], *, by: User) -> None:
    """Require a second factor of these roles and of no others."""
    before = roles_with_second_factor()
    changes = {}
    for role in Role:
        if (role in before) == (role in roles):
            continue
        RoleRule.objects.update_or_create(
            role=role.value, defaults={"needs_second_factor": role in roles}
        )
        changes[role.value] = (_WORDS[role in before], _WORDS[role in roles])
    if changes:
        note(by, "changed who needs a second factor", "roles", clock.now(), changes=changes)
