"""The colour of a card's kicker: the site's own, else its theme's, else ours."""

import re
from functools import cache, lru_cache, partial
from pathlib import Path

from django.conf import settings

from dateline.archive.colours import LIGHT_GROUND, readable_on
from dateline.archive.site import SiteView
from dateline.channels.web.theme import stylesheet_of

# As in tokens.css.
_OURS = "#0b5a6e"
_in_a_stylesheet = re.compile(r"--accent:\s*(#[0-9a-f]{6})\b", re.IGNORECASE)


def accent_of(site: SiteView) -> str:
    """Return the colour, such as #0b5a6e, as dark as it has to be on paper."""
    return _readable(site.accent or _accent_of_theme(settings.THEME))


# Every page of an item asks for the same one.
_readable = lru_cache(16)(partial(readable_on, LIGHT_GROUND))


@cache
def _accent_of_theme(theme: Path | None) -> str:
    """Return the first accent that a theme's stylesheet names: that of its light look."""
    sheet = stylesheet_of(theme)
    found = _in_a_stylesheet.search(sheet.read_text()) if sheet else None
    return found.group(1).lower() if found else _OURS
