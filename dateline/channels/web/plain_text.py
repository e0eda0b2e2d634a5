"""Everything as plain text: a listing in the shape it is printed in, an item from top to end."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dateline.archive.addresses import item_address
from dateline.archive.entries import Article, Entry
from dateline.channels.web.block_text import Typist, runs_text
from dateline.channels.web.body import told
from dateline.channels.web.templates import own_words
from dateline.lib.dates import printed_date
from dateline.lib.languages import LANGUAGES
from dateline.record.blocks import Run

_INDENT = "    "


def listing_text(
    title: str, entries: Sequence[Entry], *, language: str = "", is_numbered: bool = True
) -> str:
    """Return a listing as text: its title, then each entry with its number and fields.

    Fields stand apart by a blank line, in the order credit, kicker, headline, date, summary.
    A kicker that is missing after a credit leaves its blank line behind. Behind the date of
    what is not in the listing's `language` stands the name of its own.
    """
    rows = (
        _entry(entry, f"  {number}. " if is_numbered else _INDENT, language or entry.language)
        for number, entry in enumerate(entries, start=1)
    )
    return f"{title}\n\n\n" + "\n\n".join(rows) + "\n"


def item_text(article: Article, origin: str) -> str:
    """Return an item as text; `origin` is what its addresses begin with."""
    body, typist = told(article.body), Typist(article, origin)
    _ = own_words(article.entry.language)
    notes = [
        part for one in body.notes for part in (_("Notes to editors"), *_paragraphs(one.paragraphs))
    ]
    boilerplates = [
        part for one in body.boilerplates for part in (one.title, *_paragraphs(one.paragraphs))
    ]
    parts = [
        *_head(article),
        *_event(article),
        *(typist.block(block) for block in body.text),
        *notes,
        *boilerplates,
        *_contacts(article),
        article.entry.credit,
        _("%(what)s: %(words)s") % {"what": article.source.name, "words": article.source.address}
        if article.source
        else "",
        article.canonical,
        origin + item_address(article.entry),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def withdrawal_text(article: Article) -> str:
    """Return the notice of a withdrawn item as text."""
    if article.withdrawal is None:
        raise ValueError(f"{article.entry.public_id} is not withdrawn.")
    day = printed_date(article.withdrawal.at.date(), article.entry.language)
    _ = own_words(article.entry.language)
    line = _("%(what)s: %(words)s") % {"what": day, "words": article.withdrawal.reason}
    return f"{article.entry.headline}\n\n{line}\n"


def _head(article: Article) -> list[str]:
    entry = article.entry
    _ = own_words(entry.language)
    line = (
        printed_date(entry.date, entry.language),
        article.dateline,
        article.byline,
        article.office.words,
        article.reference,
    )
    return [
        entry.kicker,
        entry.headline,
        article.strapline,
        " · ".join(part for part in line if part),
        *(
            _("%(what)s: %(words)s")
            % {"what": printed_date(version.at.date(), entry.language), "words": version.note}
            for version in article.corrections
        ),
        _source_corrected(article),
        entry.standfirst,
    ]


def _source_corrected(article: Article) -> str:
    told = article.source_corrected
    if told is None:
        return ""
    _ = own_words(article.entry.language)
    day = printed_date(told.at.date(), article.entry.language)
    words = {"language": LANGUAGES[told.language].own_name, "date": day}
    return f"{_('%(language)s version corrected %(date)s:') % words} {told.note}".strip()


def _entry(entry: Entry, first_indent: str, language: str) -> str:
    day = printed_date(entry.date, entry.language)
    if entry.language != language:
        day = f"{day} ({LANGUAGES[entry.language].own_name})"
    fields = [entry.kicker, entry.headline, day]
    if not entry.kicker:
        del fields[0]
    if entry.credit:
        fields.insert(0, entry.credit if entry.kicker else entry.credit + "\n")
    fields += entry.standfirst.split("\n\n") if entry.standfirst else []
    return first_indent + f"\n\n{_INDENT}".join(fields)


def _event(article: Article) -> list[str]:
    event = article.event
    if event is None:
        return []
    facts = [
        f"{_moment(event.starts)} – {_moment(event.ends)} {event.zone}".strip(),
        event.place,
        event.link,
    ]
    return ["\n".join(fact for fact in facts if fact)]


def _moment(at: datetime | date) -> str:
    return at.isoformat().replace("T", " ")


def _contacts(article: Article) -> list[str]:
    """Return whom to call, a line each, under the words that say so."""
    _ = own_words(article.entry.language)
    lines = [_ways(one.name, one.role, one.phone, one.email) for one in article.contacts]
    press = article.press
    if press and not lines:
        hours = f"{press.hours} ({press.zone})" if press.hours else ""
        lines = [_ways(press.name, press.phone, press.email, hours)]
    return ["\n".join([_("Press contact:"), *lines])] if lines else []


def _ways(*ways: str) -> str:
    return " · ".join(way for way in ways if way)


def _paragraphs(of_runs: Iterable[tuple[Run, ...]]) -> list[str]:
    return [runs_text(runs) for runs in of_runs]
