"""What RSS and Atom have in common: Django's feeds, filled with the entries of a page."""

from datetime import datetime
from typing import Any, TypeVar

from django.utils.feedgenerator import SyndicationFeed

from dateline.archive.entries import Entry
from dateline.channels.feeds.entry import lasting_id, page_of, summary_as_html
from dateline.channels.feeds.followed import NEVER, Followed


class Steady(SyndicationFeed):
    """A feed that keeps its date while nothing in it changes, even where it is empty."""

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed."""
        return super().latest_post_date() if self.items else NEVER


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
    for entry in followed.entries:
        _add(feed, entry)
    return feed


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
