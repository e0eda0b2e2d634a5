"""The verb end_sessions: a person is signed out, wherever they are signed in."""

from dateline.people.models import User, new_stamp


def end_sessions(user: User) -> None:
    """Sign a person out everywhere, from the next request on."""
    user.session_stamp = new_stamp()
    user.save(update_fields=["session_stamp"])
