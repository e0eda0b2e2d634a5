"""Every address of the desk, made from its pattern with the keys of something at hand."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

DESK = "desk/"
# The shut doors stand before patterns of Wagtail's that are walked; the others take any address.
_TAKES_ANY = re.compile(r"\.\*|\\d|\\w|\(\?:")
# Who signs out on the way sees nothing of the rest; what is there has tests of its own.
_SIGNING_IN = re.compile(rf"{DESK}(?:login|logout|signing-in|password_reset)/")
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


class Unreachable(LookupError):
    """A pattern of the desk for whose arguments nothing is at hand."""


def addresses(keys: Mapping[str, list[object]]) -> list[str]:
    """Return the addresses below the desk, each once, with these values for their arguments.

    A value is looked up by the part of the desk and the argument (`images pk`), else by the
    argument alone (`pk`). Raises Unreachable where there is none.
    """
    urls: Any = get_resolver().url_patterns
    (desk,) = (one for one in urls if str(one.pattern) == DESK)
    found = {f"/{address}": None for text in _texts(desk, DESK) for address in _made(text, keys)}
    return list(found)


def _texts(resolver: URLResolver, before: str) -> Iterator[str]:
    """Yield each pattern as one text, its arguments as in a route."""
    for one in resolver.url_patterns:
        if isinstance(one.pattern, RoutePattern):
            text = before + str(one.pattern)
        else:
            text = before + _as_route(str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _texts(one, text)
        elif not _TAKES_ANY.search(text) and not _SIGNING_IN.match(text):
            yield text


def _as_route(regex: str) -> str:
    """Return a regular expression with `<name>` in the place of each of its named groups."""
    regex = regex.removeprefix("^").removesuffix(r"\Z").removesuffix("$")
    while (start := regex.find("(?P<")) >= 0:
        end = _closing(regex, start)
        name = regex[start + 4 : regex.index(">", start)]
        regex = f"{regex[:start]}<{name}>{regex[end + 1 :]}"
    return regex.replace(r"\.", ".")


def _closing(regex: str, start: int) -> int:
    depth = 0
    for place in range(start, len(regex)):
        depth += {"(": 1, ")": -1}.get(regex[place], 0)
        if depth == 0:
            return place
    raise ValueError(regex)


def _made(text: str, keys: Mapping[str, list[object]]) -> Iterator[str]:
    names = _ARGUMENT.findall(text)
    part = text.removeprefix(DESK).split("/")[0]
    for values in product(*(_values(text, part, name, keys) for name in names)):
        address = text
        for value in values:
            address = _ARGUMENT.sub(str(value).replace("\\", r"\\"), address, count=1)
        yield address


def _values(text: str, part: str, name: str, keys: Mapping[str, list[object]]) -> list[object]:
    for key in (f"{part} {name}", name):
        if key in keys:
            return keys[key]
    raise Unreachable(f"{name} in {text}")
