"""How other sites show an item of ours (oEmbed 1.0): a quotation that leads here, no script."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe
from markupsafe import Markup

from dateline.archive.addresses import item_address
from dateline.archive.article import article
from dateline.archive.entries import Article, Entry
from dateline.archive.sections import todays_site
from dateline.archive.site import SiteView
from dateline.channels.web.item import item
from dateline.channels.web.share_card import image_of
from dateline.lib import clock
from dateline.lib.answers import public_answer
from dateline.lib.dates import day_in_words
from dateline.lib.languages import LANGUAGES

# In pixels, where whoever asks names no bounds: a column of text, and some lines of it.
_WIDTH, _HEIGHT = 600, 200
_LONGEST_BOUND = 6  # digits
_LONGEST_ADDRESS = 2_000
_HTML = Markup(
    '<blockquote lang="{language}" dir="{direction}" cite="{address}">'
    '<p><a href="{address}">{headline}</a></p>'
    '<footer>{publisher}, <time datetime="{date}">{day}</time></footer></blockquote>'
)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer what to show of the item at `url`, its words being whatever they are.

    404 for what is no public item of this site, withdrawn ones included; 501 for any form but
    JSON.
    """
    at = clock.now()
    if request.GET.get("format", "json") != "json":
        return public_answer(
            request, b"Only json is spoken here.\n", at=at, content_type="text/plain", status=501
        )
    bounds = (_bound(request.GET, "maxwidth"), _bound(request.GET, "maxheight"))
    asked = _item_at(request.GET.get("url", ""))
    found = article(asked["public_id"], asked["language"], at=at)
    if found is None or found.withdrawal:
        raise Http404
    body = json.dumps(_shown(found, bounds), ensure_ascii=False).encode()
    return public_answer(
        request, body, at=at, content_type="application/json", changed_at=found.changed_at
    )


def _item_at(address: str) -> dict[str, Any]:
    """Return the language and the public id in an address of this site's; else 404."""
    own, parts = urlsplit(settings.SITE_ADDRESS), _parts(address)
    if len(address) > _LONGEST_ADDRESS or parts[:2] != (own.scheme, own.netloc):
        raise Http404
    try:
        match = resolve(parts[2])
    except Resolver404:
        raise Http404 from None
    if match.func is not item:
        raise Http404
    return match.kwargs


def _parts(address: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Http404 from None
    return parts.scheme, parts.netloc, parts.path


def _bound(query: QueryDict, name: str) -> int | None:
    """Return the bound in pixels that is named, None where none is; 404 where it is none."""
    text = query.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_BOUND and int(text)):
        raise Http404
    return int(text)


def _shown(found: Article, bounds: tuple[int | None, int | None]) -> dict[str, Any]:
    entry, site = found.entry, todays_site(found.entry.language)
    html = _HTML.format(
        language=entry.language,
        direction=LANGUAGES[entry.language].direction,
        address=settings.SITE_ADDRESS + item_address(entry),
        headline=entry.headline,
        publisher=site.name,
        date=entry.date.isoformat(),
        day=day_in_words(entry.date, entry.language),
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": entry.headline,
        "provider_name": site.name,
        "provider_url": f"{settings.SITE_ADDRESS}/",
        "html": html,
        "width": min(_WIDTH, bounds[0] or _WIDTH),
        "height": min(_HEIGHT, bounds[1] or _HEIGHT),
        **_thumbnail(entry, site, bounds),
    }


def _thumbnail(
    entry: Entry, site: SiteView, bounds: tuple[int | None, int | None]
) -> dict[str, str | int]:
    """Return the item's share card; nothing where it is larger than asked for (2.3.4.1)."""
    image = image_of(entry, site)
    if image is None or image.width > (bounds[0] or image.width):
        return {}
    if image.height > (bounds[1] or image.height):
        return {}
    return {
        "thumbnail_url": settings.SITE_ADDRESS + image.address,
        "thumbnail_width": image.width,
        "thumbnail_height": image.height,
    }
