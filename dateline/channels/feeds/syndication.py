"""What RSS and Atom have in common: Django's feeds, filled with the entries of a page."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from io import StringIO
from typing import Any, TypeVar

from django.conf import settings
from django.utils.feedgenerator import SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from dateline.archive.entries import Entry
from dateline.channels.feeds.entry import lasting_id, page_of, summary_as_html
from dateline.channels.feeds.followed import NEVER, Followed

# Each takes some three kilobytes, with what it was made of.
_ENTRIES_REMEMBERED = 1_024


class Steady(SyndicationFeed):
    """A feed of entries that keeps its date while nothing in it changes, even where it is empty."""

    entries: Sequence[Entry] = ()

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed."""
        return max((entry.changed_at for entry in self.entries), default=NEVER)

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        """Write the entries, most of which stood in a feed before."""
        for entry in self.entries:
            # The one way to hand on what is XML already.
            element = _element_of(type(self), entry, settings.SITE_ADDRESS)  # type: ignore[arg-type]
            handler.ignorableWhitespace(element)

    def write_added(self, handler: SimplerXMLGenerator) -> None:
        """Write what was added, as Django does."""
        super().write_items(handler)  # type: ignore[misc]


_Form = TypeVar("_Form", bound=Steady)


def filled(form: type[_Form], followed: Followed, **more: Any) -> _Form:
    """Return a feed in this form with all entries; `more` are facts that the form alone knows."""
    feed = form(
        title=followed.title,
        link=followed.home,
        description=followed.description,
        language=followed.language,
        feed_url=followed.itself,
        author_name=followed.publisher,
        ways=followed.ways,
        **more,
    )
    feed.entries = followed.entries
    return feed


@lru_cache(_ENTRIES_REMEMBERED)
def _element_of(form: Callable[..., Steady], entry: Entry, _site_address: str) -> str:
    """Return an entry as it stands in feeds of a form, with addresses on the site."""
    alone, written = form(title="", link="", description=""), StringIO()
    _add(alone, entry)
    alone.write_added(SimplerXMLGenerator(written, short_empty_elements=True))
    return written.getvalue()


def _add(feed: Steady, entry: Entry) -> None:
    """Add an entry under the address that never changes, whatever becomes of its words."""
    feed.add_item(
        title=entry.headline,
        link=page_of(entry),
        # Both forms take a description for HTML; a summary is plain words.
        description=summary_as_html(entry),
        unique_id=lasting_id(entry.language, entry.public_id),
        unique_id_is_permalink=True,
        pubdate=entry.first_released_at,
        updateddate=entry.changed_at,
        categories=[entry.kicker] if entry.kicker else (),
        categories_language=entry.kicker_language,
        # It is the picture's; where that is no longer shown, nothing is left to credit.
        item_copyright=entry.credit if entry.credit and entry.absence is None else None,
        picture=entry.picture,
    )
