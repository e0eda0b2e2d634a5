"""The stylesheet of embedded lists: our tokens, the theme's and the site's, for one element.

Everywhere else these stand on the root of the page, in the colours that the reader's system asks
for. In somebody else's page the root is theirs, and they may want one look for everybody.
"""

import posixpath
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from dateline.archive.sections import todays_site
from dateline.channels.web.embed.choices import Look
from dateline.channels.web.own_colours import colours_of
from dateline.channels.web.theme import STATIC_PREFIX, stylesheet_of
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT

_OURS = Path(__file__).parent.parent / "static" / "web"
_ROOT = ".dateline-list"
_scheme = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
# Lengths in rem follow the host page's root; those in conditions follow the browser.
_rem = re.compile(r"(@[^{;]*[{;])|(?<!--rem: )(?<![\w.-])(\d*\.?\d+)rem\b")
_address = re.compile(r"""url\(\s*(["']?)(?!data:|https?:|/|#)([^"')]+)\1\s*\)""")


@require_safe
def embed_stylesheet(request: HttpRequest) -> HttpResponse:
    """Answer the stylesheet in one look, or in the one that the reader's system asks for."""
    at = clock.now()
    looks = {look.value: look for look in Look}
    look = looks.get(request.GET.get("look", ""))
    if look is None:
        raise Http404
    body = _sheet(look, settings.THEME, colours_of(todays_site(DEFAULT)))
    return public_answer(request, body, at=at, content_type="text/css; charset=utf-8")


@lru_cache(16)
def _sheet(look: Look, theme: Path | None, colours: str) -> bytes:
    own = stylesheet_of(theme)
    parts = [
        (_OURS / "tokens.css").read_text(),
        _from_here(own.read_text()) if own else "",
        colours,
        (_OURS / "embed.css").read_text(),
    ]
    return _in_look(_for_one_element("\n".join(parts)), look).encode()


def _for_one_element(css: str) -> str:
    return _rem.sub(_by_own_root, css.replace(":root", _ROOT))


def _by_own_root(found: re.Match[str]) -> str:
    return found[1] or f"calc({found[2]} * var(--rem))"


def _in_look(css: str, look: Look) -> str:
    if look is Look.OF_THE_SYSTEM:
        return css
    css = css.replace("color-scheme: light dark", f"color-scheme: {look.value}")
    return _scheme.sub(
        lambda found: "(min-width: 0)" if found[1] == look.value else "(max-width: 0)", css
    )


def _from_here(css: str) -> str:
    """Return the theme's stylesheet with what it names by its own place named by ours."""
    return _address.sub(
        lambda found: f'url("{static(posixpath.normpath(f"{STATIC_PREFIX}/{found[2]}"))}")', css
    )
