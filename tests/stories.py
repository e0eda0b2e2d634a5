"""Stories to release within a test, the moment it all happens, and what a viewer then sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import time_machine

from dateline.archive.article import article
from dateline.archive.latest import latest
from dateline.archive.selection import Selection
from dateline.lib import clock
from dateline.record.models import Edition, Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.record.visibility import Viewer
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import found_or_made
from tests.newsroom import EDITOR

NOW = datetime(2030, 3, 1, 10, 0, 30, 123_457, tzinfo=UTC)
SOON = datetime(2030, 3, 2, 9, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Stop the machine's clock at a moment, as a process just started would read it."""
    clock.forget()
    with time_machine.travel(moment, tick=False):
        yield
    clock.forget()


def a_story(*terms: Term, **fields: Any) -> Story:
    """Return a story of these fields under these terms."""
    refs = tuple(TermRef(term.vocabulary, term.public_id) for term in terms)
    return Story(**{"headline": "A story", "date": date(2030, 2, 28), **fields, "terms": refs})


def head_office() -> Term:
    """Return the office that issues what these tests publish."""
    return found_or_made(Vocabulary.OFFICE, "en", "Head office")


def released(
    story: Story | None = None, *, language: str = "en", item: Item | None = None, **times: Any
) -> Item:
    """Publish a story in one language and return its item; `times` as `publish` takes them."""
    of = item or NewItem(head_office())
    (edition,) = publish({language: story or a_story()}, by=EDITOR, of=of, **times)
    return edition.item


def headline_of(
    item: Item, at: datetime, *, language: str = "en", viewer: Viewer = Viewer.PUBLIC
) -> str | None:
    """Return the headline a viewer reads on an item's page, None where there is no page."""
    found = article(item.public_id, language, at=at, viewer=viewer)
    return found.entry.headline if found else None


def headlines(
    at: datetime, *terms: Term, language: str = "en", viewer: Viewer = Viewer.PUBLIC
) -> list[str]:
    """Return the headlines a viewer reads in the list of these terms, all of them without."""
    selection = Selection(tuple(term.pk for term in terms), language)
    return [entry.headline for entry in latest(selection, at=at, size=50, viewer=viewer).entries]


def editions_of(item: Item) -> list[Edition]:
    """Return the editions of an item in the order in which they were appended."""
    return list(Edition.objects.filter(item=item).order_by("pk"))
