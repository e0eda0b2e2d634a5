"""The Jinja2 environment of the public pages, and how a page is rendered."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.template import engines
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext
from jinja2 import Environment

from dateline.lib.dates import day_in_words, month_in_words
from dateline.lib.languages import LANGUAGES


def environment(**options: Any) -> Environment:
    """Make the environment Django's Jinja2 backend asks for."""
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701
    made.globals.update(
        {
            "_": gettext,
            # Names with digests do not change while a process lives.
            "static": cache(static),
            "iso": datetime.isoformat,
            "day_in_words": day_in_words,
            "month_in_words": month_in_words,
        }
    )
    return made


def render(template: str, language: str, context: Mapping[str, Any]) -> bytes:
    """Return a page of the public site, its own words in `language` (a tag)."""
    with translation.override(LANGUAGES[language].catalog):
        rendered: str = engines["jinja2"].get_template(f"web/{template}").render(dict(context))
    return rendered.encode()
