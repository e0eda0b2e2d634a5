"""security.txt (RFC 9116): whom to tell of a hole in the site."""

import re
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.entries import PressContact
from dateline.archive.sections import todays_sections
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import LANGUAGES

ADDRESS = "/.well-known/security.txt"
_MONTHS_TO_COME = 6


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Answer the site's press contact, as the one that is there for strangers; 404 without one."""
    at, sections = clock.now(), todays_sections()
    identity = sections.site.identity
    contacts = contacts_of(identity.press) if identity else []
    if not contacts:
        raise Http404
    languages = [tag for tag in LANGUAGES if sections.in_language(tag)]
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {_expiry(at):%Y-%m-%dT%H:%M:%SZ}",
        *([f"Preferred-Languages: {', '.join(languages)}"] if languages else []),
        f"Canonical: {settings.SITE_ADDRESS}{ADDRESS}",
    ]
    text = "".join(f"{line}\n" for line in lines)
    return public_answer(request, text.encode(), at=at, content_type="text/plain; charset=utf-8")


def contacts_of(press: PressContact) -> list[str]:
    """Return how somebody is reached as addresses with a scheme, the best way first."""
    phone = re.sub(r"[^+0-9]", "", press.phone)
    return [f"mailto:{press.email}"] * bool(press.email) + [f"tel:{phone}"] * bool(phone)


def _expiry(at: datetime) -> datetime:
    """Return a moment (UTC) less than a year ahead that stands still for a month."""
    years, month = divmod(at.month - 1 + _MONTHS_TO_COME, 12)
    return datetime(at.year + years, month + 1, 1, tzinfo=UTC)
