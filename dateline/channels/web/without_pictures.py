"""Pages without pictures, for weak lines: a choice that stands in the address, not in a cookie."""

from django.http import Http404, QueryDict

PICTURES = "pictures"
_LEFT_OUT = "no"


def shows_pictures(query: QueryDict) -> bool:
    """Say whether an address asks for its page with pictures; 404 for any other choice."""
    given = query.getlist(PICTURES)
    if not given:
        return True
    if given != [_LEFT_OUT]:
        raise Http404
    return False


def without_pictures(address: str) -> str:
    """Return the address of the same page without its pictures."""
    return f"{address}{'&' if '?' in address else '?'}{PICTURES}={_LEFT_OUT}"


def onward(address: str, *, with_pictures: bool) -> str:
    """Return where a link leads from a page with pictures, or from one without."""
    return address if with_pictures else without_pictures(address)
