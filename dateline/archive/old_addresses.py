"""Old addresses of items, from before they were here: kept, and led on from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.db import connection

from dateline.archive.addresses import worded_item_address
from dateline.archive.models import OldAddress
from dateline.journal.models import Subject
from dateline.journal.writing import writing
from dateline.lib.languages import language_of
from dateline.record.models import Item
from dateline.record.visibility import Viewer, moments, visible_sql

LONGEST = 1_000
_AT_ONCE = 1_000


class UnusableAddress(ValueError):
    """An old address cannot be kept so, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where an old address leads: an item in a language."""

    public_id: str
    language: str


def old_path(address: str) -> str:
    """Return an old address as it is kept: its path and query, whatever site it was on.

    Raises UnusableAddress for what nobody can have followed, and for the first page.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise UnusableAddress(f"“{address}” is no address.") from None
    path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
    if not path.startswith("/") or path == "/" or not path.isprintable():
        raise UnusableAddress(f"“{address}” is no address such as /news/2019/07/rice.html.")
    if len(path) > LONGEST:
        raise UnusableAddress(f"An address of more than {LONGEST} letters is not kept: “{path}”.")
    return path


def lead_on(old: Mapping[str, Leads]) -> None:
    """Keep old addresses, by their `old_path`, in the place of where they led before.

    All of them or none. Raises UnusableAddress where one leads to no item.
    """
    known = set(_known({leads.public_id for leads in old.values()}))
    for path, leads in old.items():
        if leads.public_id not in known:
            raise UnusableAddress(f"“{path}” leads to {leads.public_id}, which is no item.")
    rows = [
        OldAddress(path=path, public_id=leads.public_id, language=language_of(leads.language).tag)
        for path, leads in old.items()
    ]
    with writing() as open_writing:
        OldAddress.objects.bulk_create(
            rows,
            batch_size=_AT_ONCE,
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=["public_id", "language"],
        )
        open_writing.note(Subject.SITE, "")


def leads_to(path: str, query: str, *, at: datetime) -> str | None:
    """Return the path of the item that stood under an old address; None where none is seen.

    `path` is without its percent signs, `query` with them. The whole address counts before its
    path alone, and one with a slash at its end is as good as one without.
    """
    wanted = [key for key in dict.fromkeys(_keys(path, query)) if len(key) <= LONGEST]
    if not wanted or not path.isprintable():
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.path, s.language, s.public_id, c.slug FROM archive_oldaddress a "  # noqa: S608
            "JOIN record_showing s ON s.public_id = a.public_id AND s.language = a.language "
            "JOIN record_content c ON c.edition_id = s.edition_id "
            f"WHERE a.path IN ({', '.join(['%s'] * len(wanted))}) "
            f"AND {visible_sql('s', Viewer.PUBLIC)}",
            [*wanted, *moments(at)],
        )
        found = {path: place for path, *place in cursor.fetchall()}
    best = next((found[key] for key in wanted if key in found), None)
    return worded_item_address(*best) if best else None


def _keys(path: str, query: str) -> Iterator[str]:
    other = path.rstrip("/") if path.endswith("/") else f"{path}/"
    for one in (path, other):
        if query:
            yield f"{one}?{query}"
    yield from (path, other)


def _known(public_ids: set[str]) -> Iterator[str]:
    wanted = sorted(public_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = Item.objects.filter(public_id__in=wanted[start : start + _AT_ONCE])
        yield from some.values_list("public_id", flat=True)
