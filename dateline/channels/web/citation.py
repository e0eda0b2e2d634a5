"""How an item is cited and handed on, with nobody in between."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from dateline.archive.addresses import lasting_item_address, with_as_of
from dateline.archive.entries import Article
from dateline.channels.web.templates import own_words
from dateline.lib.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Citation:
    """One line to cite an item by, the address it keeps, and a letter (RFC 6068) that says both."""

    line: str
    address: str
    letter: str


def citation(
    found: Article, publisher: str, origin: str, *, stood_at: datetime | None = None
) -> Citation:
    """Return the citation in the item's language; of a past page, with its moment (UTC)."""
    entry = found.entry
    address = origin + lasting_item_address(entry.language, entry.public_id)
    if stood_at:
        address = with_as_of(address, stood_at)
    _ = own_words(entry.language)
    # Publisher, headline and date, as in: An Office, “Roads are mended”, 2 August 2021.
    cited = _("%(publisher)s, “%(headline)s”, %(date)s") % {
        "publisher": publisher,
        "headline": entry.headline,
        "date": day_in_words(entry.date, entry.language),
    }
    line = ". ".join(part for part in (cited, found.reference, address) if part)
    letter = f"mailto:?subject={quote(entry.headline, safe='')}&body={quote(line, safe='')}"
    return Citation(line, address, letter)
