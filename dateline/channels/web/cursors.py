"""The place in a listing that an address asks for."""

from django.http import Http404, QueryDict

from dateline.archive.cursors import NoPlace, Place, place_named


def place_in(query: QueryDict) -> Place:
    """Return the place that `before` or `after` names; 404 where it is none or both."""
    try:
        return place_named(query)
    except NoPlace:
        raise Http404 from None
