"""What an editor sees where the database could keep nothing: why, and all that was typed."""

import errno
import json
import sqlite3

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
# PostgreSQL, Appendix A: lock_not_available and deadlock_detected; disk_full.
_BUSY_STATES = {"55P03", "40P01"}
_FULL_STATES = {"53100"}


def unsaved(request: HttpRequest, error: DatabaseError | OSError) -> HttpResponse | None:
    """Return a page (503) that holds what was sent and says why it was not kept.

    None where the error is about something else than a place to keep it.
    """
    reason = _reason(error)
    if reason is None:
        return None
    if not request.accepts("text/html"):
        # The word is the one of Wagtail's editor for errors whose sentence it shows.
        told = {"success": False, "error_code": "locked", "error_message": reason}
        return JsonResponse(told, status=503)
    context = {
        "reason": reason,
        "fields": [(name, value) for name, values in request.POST.lists() for value in values],
        "words": [words for name in request.POST for words in _words(request.POST[name])],
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
    }
    return render(request, "desk/unsaved.html", context, status=503)


def _reason(error: DatabaseError | OSError) -> str | None:
    if isinstance(error, OSError):
        return _full() if error.errno in _NO_SPACE else None
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


def _words(value: str) -> list[str]:
    """Return what of a value a person has written: sentences, also those of a rich text."""
    if value.startswith("{"):
        try:
            blocks = json.loads(value)["blocks"]
            return [block["text"] for block in blocks if block["text"]]
        except (ValueError, KeyError, TypeError):
            pass
    return [value] if " " in value.strip() else []
