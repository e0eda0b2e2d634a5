"""Dateline's own settings, with an address for the empty view that pages are compared with."""

from pathlib import Path
from typing import Any

from dateline.ops.settings import *  # noqa: F403
from dateline.ops.settings import TEMPLATES as _TEMPLATES

_FOLDER = Path(__file__).parent / "templates"
_DJANGO = "django.template.backends.django.DjangoTemplates"


def _with_empty_page(engine: dict[str, Any]) -> dict[str, Any]:
    return {**engine, "DIRS": [_FOLDER]} if engine["BACKEND"] == _DJANGO else engine


ROOT_URLCONF = "bench.urls"
# One client asks for everything here.
API_RATE = 0
# What a page costs is what making it costs.
PAGE_STORE_BYTES = 0
TEMPLATES = [_with_empty_page(engine) for engine in _TEMPLATES]
