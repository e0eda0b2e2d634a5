"""A newsroom within one test: listings brought in, items published, corrected and withdrawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from dateline.archive import sections
from dateline.archive.models import SectionName
from dateline.archive.unchanged import Unchanged
from dateline.intake.listing import TakenIn, Wish, take_in_listing
from dateline.intake.listing_text import decode_listing, read_listing
from dateline.lib import clock
from dateline.record.correct import Corrected, correct
from dateline.record.models import Edition, Item
from dateline.record.person import Person, Signature
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.record.versions import story_now
from dateline.record.withdraw import withdraw
from dateline.terms import names
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

EDITOR = Signature(Person(opaque_id="0123456789ab", role="Editor"))


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Take back all that is written inside, and what the process remembers of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    clock.forget()
    names.forget()
    sections.forget()
    Unchanged.forget()


def bring_in(
    raw: str | bytes, *, section: str = "news", language: str = "en", **wish: Any
) -> TakenIn:
    """Take in the text of a listing as `dateline intake listing` would."""
    listing = read_listing(
        decode_listing(raw if isinstance(raw, bytes) else raw.encode()), language=language
    )
    return take_in_listing(listing, Wish(section=section, **wish), by=EDITOR)


def bring_in_items(raw: str | bytes, **options: Any) -> list[Item]:
    """Take in a listing and return its items in the order of the file."""
    public_ids = bring_in(raw, **options).public_ids
    return [
        Item.objects.get(public_id=public_id) for _line, public_id in sorted(public_ids.items())
    ]


def listing_of(count: int, *, heading: str = "News", first_day: date = date(2021, 8, 2)) -> str:
    """Return the text of a listing whose items fall ten days apart, with nothing but a headline."""
    return f"{heading}\n\n\n" + "\n".join(
        f"  {number}. Story number {number}\n\n    "
        f"{date.fromordinal(first_day.toordinal() - 10 * (number - 1)):%d %B %Y}\n"
        for number in range(1, count + 1)
    )


def publish_in(
    section: str = "", *, language: str = "en", release_at: datetime | None = None, **fields: Any
) -> Item:
    """Publish an item of these fields; with `section`, so that the listing holds it."""
    terms: tuple[TermRef, ...] = fields.pop("terms", ())
    if section:
        name = SectionName.objects.get(language=language, slug=section)
        held = [TermRef(term.vocabulary, term.public_id) for term in name.section.terms.all()]
        terms = (*terms, *held)
    story = Story(**{"headline": "A story", "date": date(2021, 8, 2), **fields}, terms=terms)
    office = found_or_made(Vocabulary.OFFICE, "en", "Head office")
    (edition,) = publish({language: story}, by=EDITOR, of=NewItem(office), release_at=release_at)
    return edition.item


def correct_in(
    item: Item, *, language: str = "en", note: str = "It was wrong.", **fields: Any
) -> Edition:
    """Correct these fields of an item."""
    story = replace(story_now(item, language), **fields)
    (edition,) = correct(item, {language: Corrected(story, note)}, by=EDITOR)
    return edition


def withdraw_from(item: Item, *, reason: str = "It was not true.") -> None:
    """Withdraw an item everywhere."""
    withdraw(item, reason=reason, by=EDITOR)


def row_counts() -> dict[str, int]:
    """Return how many rows every table has."""
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


def every_text() -> Iterator[tuple[str, str]]:
    """Yield every text that any row of any table holds, with the table's name."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                yield from ((table, value) for value in row if isinstance(value, str))
                yield from (
                    (table, value.decode("utf-8", "replace"))
                    for value in row
                    if isinstance(value, bytes)
                )
