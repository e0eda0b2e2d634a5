"""The addresses of the API, each behind the gate."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, path, re_path

from dateline.archive import converters
from dateline.archive.addresses import API
from dateline.channels.api.described import api, document, parameters_of
from dateline.channels.api.docs import docs, nothing, openapi, to_docs
from dateline.channels.api.gate import gate

converters.register()

HTML = "text/html"
_converter = re.compile(r"<\w+:(\w+)>")


def _described() -> Iterator[URLPattern]:
    """Yield what the document describes; an address takes the parameters that stand there."""
    described = {
        address.removeprefix(API): dict(parameters_of(methods["get"]))
        for address, methods in document()["paths"].items()
    }
    for pattern in api.urls[0]:
        route = str(pattern.pattern)
        known = described.get(_converter.sub(r"{\1}", route))
        if known is not None and isinstance(pattern, URLPattern):
            several = [name for name, is_list in known.items() if is_list]
            yield path(route, gate(pattern.callback, known, several=several))


urlpatterns = [
    path("", gate(to_docs, (), form=HTML)),
    path("docs/", gate(docs, (), form=HTML)),
    path("openapi.json", gate(openapi, ())),
    *_described(),
    re_path(r"^(?P<rest>(?s:.*))\Z", gate(nothing, (), form="*/*")),
]
