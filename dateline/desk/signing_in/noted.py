"""What allauth tells of second factors and passwords goes into the audit log."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest

from dateline.desk.signing_in.factors import FACTORS, words_of
from dateline.lib import clock
from dateline.people.audit import note, note_attempt
from dateline.people.models import User
from dateline.people.sessions import end_sessions


def listen() -> None:
    """Ask allauth to tell."""
    authentication_failed.connect(_failed)
    authenticator_added.connect(_added)
    authenticator_removed.connect(_removed)
    authenticator_reset.connect(_reset)
    password_changed.connect(_password_changed)


def _added(request: HttpRequest, user: User, authenticator: Authenticator, **_told: Any) -> None:
    """Note it, and end every other session: none of them has given a second factor."""
    if authenticator.type not in FACTORS:
        return
    changes = {"second factor": ("", words_of(authenticator.type))}
    _note(user, "added a second factor", changes)
    end_sessions(user)
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def _removed(user: User, authenticator: Authenticator, **_told: Any) -> None:
    if authenticator.type in FACTORS:
        changes = {"second factor": (words_of(authenticator.type), "")}
        _note(user, "took away a second factor", changes)


def _reset(user: User, **_told: Any) -> None:
    _note(user, "made new recovery codes", {})


def _password_changed(user: User, **_told: Any) -> None:
    _note(user, "changed the own password", {})


def _failed(user: User, **_told: Any) -> None:
    note_attempt(user, "failed at the second factor", clock.now())


def _note(user: User, deed: str, changes: dict[str, tuple[str, str]]) -> None:
    note(user, deed, f"account {user.opaque_id}", clock.now(), changes=changes)
