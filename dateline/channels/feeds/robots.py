"""robots.txt (RFC 9309)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.lib import clock
from dateline.lib.answers import public_answer


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer that everything public may be read by anybody, and where the sitemaps are."""
    origin = settings.SITE_ADDRESS
    text = (
        "User-agent: *\nDisallow: /desk/\n\n"
        f"Sitemap: {origin}/sitemap.xml\nSitemap: {origin}/news-sitemap.xml\n"
    )
    return public_answer(
        request, text.encode(), at=clock.now(), content_type="text/plain; charset=utf-8"
    )
