"""The listing that an address asks for."""

from datetime import date, datetime

from django.http import Http404, HttpRequest

from dateline.archive.asked import Asked, asked_listing
from dateline.archive.period import Period
from dateline.archive.sections import todays_sections


def asked_in(
    request: HttpRequest, language: str, slug: str, period: Period | None = None, *, at: datetime
) -> Asked:
    """Return the listing that is asked for, and whether that is its own address; else 404."""
    asked = asked_listing(
        todays_sections(), (language, slug), dict(request.GET.lists()), at=at, period=period
    )
    if asked is None:
        raise Http404
    return asked


def period_of(year: int | None, month: int | None) -> Period | None:
    """Return the period of an address, None where it names none; 404 for one that cannot be."""
    if year is None:
        return None
    try:
        date(year, month or 1, 1)
    except ValueError:
        raise Http404 from None
    return Period(year, month)
