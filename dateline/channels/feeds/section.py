"""A section as RSS 2.0 and as Atom (RFC 4287)."""

from datetime import UTC, datetime
from html import escape
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.views.decorators.http import require_safe

from dateline.archive.addresses import item_address, lasting_item_address
from dateline.archive.asked import asked_listing
from dateline.archive.entries import Entry
from dateline.archive.latest import latest
from dateline.archive.listing import Listing
from dateline.archive.listing_addresses import listing_address
from dateline.archive.sections import todays_sections
from dateline.lib import clock
from dateline.lib.answers import public_answer, public_redirect

_ENTRIES = 20
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Steady(SyndicationFeed):
    """A feed that keeps its date while nothing in it changes, even where it is empty."""

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed."""
        return super().latest_post_date() if self.items else _NEVER


class Rss(_Steady, Rss201rev2Feed):
    """RSS 2.0."""


class Atom(_Steady, Atom1Feed):
    """Atom, RFC 4287."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add an entry; a category that is not in the feed's language says in which it is.

        Of a category, only the label is words for people (section 4.2.2.3).
        """
        language = item["categories_language"]
        own = () if language else item["categories"]
        super().add_item_elements(handler, item | {"categories": own})
        for words in item["categories"] if language else ():
            attributes = {"term": words, "label": words, "xml:lang": language}
            handler.addQuickElement("category", "", attributes)


_FORMS: dict[str, type[Rss | Atom]] = {"rss": Rss, "atom": Atom}


@require_safe
def section_feed(request: HttpRequest, language: str, slug: str, form: str) -> HttpResponse:
    """Answer the newest twenty entries of a section; `form` is "rss" or "atom"."""
    at = clock.now()
    sections = todays_sections()
    asked = asked_listing(sections, (language, slug), dict(request.GET.lists()), at=at)
    if asked is None:
        raise Http404
    listing = asked.listing
    if not asked.is_spelt_so:
        return public_redirect(request, listing_address(listing, f"{form}.xml"), at=at)
    page = latest(listing.selection, at=at, size=_ENTRIES)
    changed_at = max((entry.changed_at for entry in page.entries), default=_NEVER)
    feed = _feed(listing, form, publisher=sections.site.in_language(language).name)
    for entry in page.entries:
        _add(feed, entry)
    body = feed.writeString("utf-8").encode()
    return public_answer(
        request, body, at=at, content_type=feed.content_type, changed_at=changed_at
    )


def _feed(listing: Listing, form: str, *, publisher: str) -> Rss | Atom:
    section = listing.section
    title = " · ".join([section.title, *(label.named.words for label in listing.labels)])
    return _FORMS[form](
        title=title,
        link=settings.SITE_ADDRESS + listing_address(listing),
        description=section.purpose if listing.is_whole and section.purpose else title,
        language=section.language,
        feed_url=settings.SITE_ADDRESS + listing_address(listing, f"{form}.xml"),
        author_name=publisher,
    )


def _enclosures(entry: Entry) -> list[Enclosure]:
    """Return the picture, as long as it may be shown; its length is in bytes (RSS 2.0)."""
    picture = entry.picture
    if picture is None:
        return []
    address = settings.SITE_ADDRESS + picture.address
    return [Enclosure(address, str(picture.size), "image/jpeg")]


def _add(feed: Rss | Atom, entry: Entry) -> None:
    """Add an entry under the address that never changes, whatever becomes of its words."""
    feed.add_item(
        title=entry.headline,
        link=settings.SITE_ADDRESS + item_address(entry),
        # Both forms take a description for HTML; a summary is plain words.
        description=escape(entry.standfirst, quote=False),
        unique_id=settings.SITE_ADDRESS + lasting_item_address(entry.language, entry.public_id),
        unique_id_is_permalink=True,
        pubdate=entry.first_released_at,
        updateddate=entry.changed_at,
        categories=[entry.kicker] if entry.kicker else (),
        categories_language=entry.kicker_language,
        item_copyright=entry.credit or None,
        enclosures=_enclosures(entry),
    )
