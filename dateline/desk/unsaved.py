"""What an editor sees where nothing could be kept: why, and all that was typed."""

import errno
import json
import sqlite3
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from dateline.desk.signing_in.pages import page

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
# PostgreSQL, Appendix A: lock_not_available and deadlock_detected; disk_full.
_BUSY_STATES = {"55P03", "40P01"}
_FULL_STATES = {"53100"}
# Passwords are typed there, which no page repeats.
SECRET = (
    *("/desk/account/", "/desk/accounts/", "/desk/users/"),
    *("/desk/login/", "/desk/signing-in/"),
)
# A token is made anew with the page; the one that came may be void.
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105


class Unreadable(BadRequest):
    """What came in the fields of a form is nothing that the form sends."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why nothing was kept (with its HTTP status), what to do, and the address that helps."""

    status: int
    reason: str
    advice: str
    way: str = ""
    way_words: str = ""


def unsaved(
    request: HttpRequest, error: DatabaseError | OSError | Unreadable
) -> HttpResponseBase | None:
    """Return a page that holds what was sent and says why it was not kept.

    None where the error is about something else than a place to keep it, or how to read it.
    """
    if isinstance(error, Unreadable):
        return kept_page(request, _unreadable())
    reason = _reason(error)
    if reason is None:
        return None
    return kept_page(request, Why(503, reason, _("Keep it open, wait a minute, and try again.")))


def kept_page(request: HttpRequest, why: Why) -> HttpResponseBase:
    """Return what was sent, for trying again, or to a script the reason alone.

    To be asked only for what came from a page of the desk.
    """
    if not request.accepts("text/html"):
        # The word is the one of Wagtail's editor for errors whose sentence it shows.
        told = {"success": False, "error_code": "locked", "error_message": why.reason}
        return JsonResponse(told, status=why.status)
    if request.path.startswith(SECRET):
        return HttpResponse(why.reason, "text/plain; charset=utf-8", why.status)
    return _kept(request, why)


@page
def _kept(request: HttpRequest, why: Why) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "why": why,
        "fields": [(name, value) for name, value in sent if name != _TOKEN],
        "words": [words for _name, value in sent for words in _words(value)],
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
    }
    return render(request, "desk/unsaved.html", context, status=why.status)


def _reason(error: DatabaseError | OSError) -> str | None:
    if isinstance(error, OSError):
        return _full() if error.errno in _NO_SPACE else _shut(error)
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    state = getattr(cause, "sqlstate", None)
    if code in _FULL or state in _FULL_STATES:
        return _full()
    # The lower byte is the error, the rest of the number says more about it.
    if (code is not None and code & 0xFF in _BUSY) or state in _BUSY_STATES:
        return _("Not saved: the database was busy with something else for too long.")
    return None


def _full() -> str:
    return _("Not saved: the server has no room left. Tell whoever looks after it.")


def _shut(error: OSError) -> str | None:
    if error.errno not in _NO_WRITING:
        return None
    return _("Not saved: the server cannot write to its disk. Tell whoever looks after it.")


def _unreadable() -> Why:
    return Why(
        400,
        _("Not saved: the form sent something that the desk cannot read."),
        _("Copy it from below, open the story once more, and paste it there."),
    )


def _words(value: str) -> list[str]:
    """Return what of a value a person has written: sentences, also those of a rich text."""
    if value.startswith("{"):
        try:
            blocks = json.loads(value)["blocks"]
            texts = [block["text"] for block in blocks if block["text"]]
            # Half a sign, which JSON can name, cannot be sent.
            return [str(text).encode(errors="replace").decode() for text in texts]
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
    return [value] if " " in value.strip() else []
