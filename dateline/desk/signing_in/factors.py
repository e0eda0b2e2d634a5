"""Second factors: who has which, and the verb that takes them away from somebody."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import User
from dateline.people.sessions import end_sessions

# Recovery codes are no factor of their own: they stand in for one that is not at hand.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_WORDS = {
    Authenticator.Type.TOTP: "authenticator app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery code",
}


def words_of(type_: str) -> str:
    """Return what the log calls a factor of this type."""
    return _WORDS[Authenticator.Type(type_)]


def has_second_factor(user: User) -> bool:
    """Say whether a person is asked for more than a password."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def with_second_factor(users: QuerySet[User]) -> QuerySet[User]:
    """Return the people with `has_second_factor` on each of them."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return users.annotate(has_second_factor=Exists(factors))


def factors_of(user: User) -> list[str]:
    """Return the second factors of a person in words, the oldest first."""
    found = Authenticator.objects.filter(user=user, type__in=FACTORS).order_by("pk")
    return [words_of(factor.type) for factor in found]


def is_last_factor(authenticator: Authenticator) -> bool:
    """Say whether its owner has no other."""
    others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
    return not others.exclude(pk=authenticator.pk).exists()


@transaction.atomic
def take_second_factor_away(user: User, *, by: User | None) -> bool:
    """Take all second factors from somebody who has lost theirs; False where there was none.

    They are signed out everywhere. Without a person, it was done at the command line.
    """
    had = factors_of(user)
    Authenticator.objects.filter(user=user).delete()
    if not had:
        return False
    end_sessions(user)
    changes = {"second factor": (", ".join(had), "none")}
    note(by, "took away a second factor", f"account {user.opaque_id}", clock.now(), changes=changes)
    return True
