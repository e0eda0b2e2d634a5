"""The site's own colour, as a stylesheet: no page carries a style of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.sections import todays_site
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT

_STYLESHEET = """\
@layer tokens {{
  :root {{ --accent: {light}; }}

  @media (prefers-color-scheme: dark) {{
    :root {{ --accent: {dark}; }}
  }}
}}
"""


@require_safe
def own_colours(request: HttpRequest) -> HttpResponse:
    """Answer the stylesheet that pages name where the site has a colour of its own."""
    at = clock.now()
    site = todays_site(DEFAULT)
    if not site.accent:
        raise Http404
    body = _STYLESHEET.format(light=site.accent, dark=site.accent_in_the_dark).encode()
    return public_answer(request, body, at=at, content_type="text/css; charset=utf-8")
