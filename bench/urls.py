"""Dateline's addresses, and before them that of the empty view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from bench.kinds import EMPTY_ADDRESS
from dateline.ops import urls as of_dateline

handler404 = of_dateline.handler404
handler500 = of_dateline.handler500


def empty(request: HttpRequest) -> HttpResponse:
    """Answer a template of Django's with one word in it: what any page costs at least.

    It says its length, as Django's common middleware has views do: without one, the server
    would send it in chunks, and take twice as long.
    """
    response = render(request, "bench/empty.html", {"title": "Empty"}, using="django")
    response.headers["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [path(EMPTY_ADDRESS.lstrip("/"), empty), *of_dateline.urlpatterns]
