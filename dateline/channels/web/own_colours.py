"""The site's own colour, as a stylesheet: no page carries a style of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.sections import todays_site
from dateline.archive.site import SiteView
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.languages import DEFAULT

_STYLESHEET = """\
@layer site {{
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
    colours = colours_of(todays_site(DEFAULT))
    if not colours:
        raise Http404
    return public_answer(request, colours.encode(), at=at, content_type="text/css; charset=utf-8")


def colours_of(site: SiteView) -> str:
    """Return a site's own colour as a stylesheet that wins over a theme's, "" without one."""
    if not site.accent:
        return ""
    return _STYLESHEET.format(light=site.accent, dark=site.accent_in_the_dark)
