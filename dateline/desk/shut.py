"""Doors of Wagtail's that the desk keeps shut: the page tree, reports, its API, its publishing.

They stand before Wagtail's own addresses. Stories are found in their list, leave through the
publish panel, and are told of nowhere that does not ask for whom.
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, re_path

_TREE = (
    r"pages/",
    r"pages/\d+/",
    r"pages/\d+/results/",
    r"pages/search/.*",
    r"pages/usage/.*",
    r"pages/create/.*",
    r"pages/\d+/(?:add_subpage|usage|unpublish|convert_alias|set_position|copy|privacy)/",
    r"pages/\d+/move/.*",
    r"pages/\d+/revisions/",
    r"pages/\d+/revisions/\d+/unschedule/",
    r"pages/workflow/(?:preview|confirm_cancellation)/.*",
    r"bulk/(?!desk/(?:deskimage|deskdocument|boilerplate|contactcard)/).*",
    r"bulk/desk/\w+/add_tags/",
    r"images/\d+/generate_url/.*",
    r"choose-page/chosen-multiple/",
    r"(?:reports|workflows|collections|groups)/.*",
    r"snippets/(?:choose/desk/\w+/create/)?",
    r"api/.*",
    r"test404/",
    r"failwhale/",
)


def shut(request: HttpRequest) -> HttpResponse:
    """Lead to the stories; whatever was sent is not even looked at."""
    if request.method not in {"GET", "HEAD"} or not request.accepts("text/html"):
        raise Http404
    return redirect("stories")


def no_tags(_request: HttpRequest, **_names: str) -> JsonResponse:
    """Suggest nothing: tags of all offices' pictures would be among it."""
    return JsonResponse([], safe=False)


shut_doors: list[URLPattern] = [
    *(re_path(rf"^{door}\Z", shut) for door in _TREE),
    re_path(r"^tag-autocomplete/(?P<names>.*)\Z", no_tags),
]
