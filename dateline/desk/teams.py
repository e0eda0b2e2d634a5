"""Who works in which office, and who decides over what it releases."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q, QuerySet

from dateline.desk.models import Office, Team
from dateline.people.models import Role, User
from dateline.people.roles import give_role
from dateline.terms.models import Term

ROLES_IN_OFFICES = (Role.REPORTER, Role.EDITOR)
_EVERYWHERE = (Role.MANAGING_EDITOR, Role.ADMINISTRATOR)


def offices_of(user: User) -> list[Term]:
    """Return the offices in which a person works; managing editors work in all of them."""
    offices = Office.objects.select_related("term").order_by("pk")
    if not works_everywhere(user):
        offices = offices.filter(teams__group__in=user.groups.all()).distinct()
    return [office.term for office in offices]


def works_everywhere(user: User) -> bool:
    """Say whether a person works in every office, those made just now included."""
    return user.is_superuser or user.groups.filter(name=Role.MANAGING_EDITOR).exists()


@transaction.atomic
def place_in_offices(user: User, role: Role, offices: Iterable[Term]) -> None:
    """Make this the one role of a person, in these offices where the role has any."""
    give_role(user, role)
    user.groups.remove(*Group.objects.filter(team__isnull=False))
    if role in ROLES_IN_OFFICES:
        user.groups.add(
            *Group.objects.filter(team__role=role.value, team__office__term__in=list(offices))
        )


def releasers(office: Office) -> QuerySet[User]:
    """Return those who may release what an office has written."""
    editors = Team.objects.filter(office=office, role=Role.EDITOR.value).values("group")
    everywhere = Group.objects.filter(name__in=_EVERYWHERE).values("pk")
    groups = Q(groups__in=editors) | Q(groups__in=everywhere)
    return User.objects.filter(groups, is_active=True).distinct().order_by("pk")
