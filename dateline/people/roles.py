"""The groups that roles are, and what each of them may do on the desk."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from dateline.people.models import Role, User
from dateline.people.sessions import end_sessions

_ENTER = ("wagtailadmin.access_admin",)
_ARRANGE = (
    "archive.add_section",
    "archive.change_section",
    "terms.add_term",
    "terms.change_term",
)
_KEEP_FOR_REUSE = tuple(
    f"desk.{verb}_{kind}"
    for verb in ("add", "change", "delete")
    for kind in ("boilerplate", "contactcard")
)
_KEEP_ACCOUNTS = (
    "people.add_user",
    "people.change_user",
    "people.change_rolerule",
    "people.view_auditentry",
)
# By name alone, as the rooms that these belong to lie above this one.
_MAY: dict[Role, tuple[str, ...]] = {
    Role.REPORTER: _ENTER,
    Role.EDITOR: (*_ENTER, *_ARRANGE, *_KEEP_FOR_REUSE),
    Role.MANAGING_EDITOR: (*_ENTER, *_ARRANGE, *_KEEP_FOR_REUSE),
    Role.ADMINISTRATOR: (*_ENTER, *_ARRANGE, *_KEEP_FOR_REUSE, *_KEEP_ACCOUNTS),
}


class NoSuchPermission(LookupError):
    """A role is to be allowed something that the database does not know of."""


def make_roles() -> None:
    """Make the group of each role and give it what its people may do; again does no harm.

    Raises NoSuchPermission before all migrations have run.
    """
    found = _permissions({name for names in _MAY.values() for name in names})
    for role, names in _MAY.items():
        group, _is_new = Group.objects.get_or_create(name=role.value)
        group.permissions.set([found[name] for name in names])


def give_role(user: User, role: Role) -> None:
    """Make this the one role of a person; administrators may also do everything else.

    Whoever had another role is signed out everywhere.
    """
    if role_of(user) not in {"", role.value}:
        end_sessions(user)
    user.is_superuser = role is Role.ADMINISTRATOR
    user.save(update_fields=["is_superuser"])
    user.groups.set(Group.objects.filter(name=role.value))


def role_of(user: User) -> str:
    """Return the role of a person, "" for somebody who has none."""
    names = set(user.groups.values_list("name", flat=True))
    return next((role.value for role in reversed(Role) if role.value in names), "")


def _permissions(names: set[str]) -> dict[str, Permission]:
    pairs = [name.split(".") for name in names]
    wanted = reduce(or_, (Q(content_type__app_label=app, codename=code) for app, code in pairs))
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(wanted).select_related("content_type")
    }
    if missing := names - found.keys():
        raise NoSuchPermission(
            f"The database knows no permission {', '.join(sorted(missing))}; run all migrations."
        )
    return found
