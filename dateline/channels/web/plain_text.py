"""Everything as plain text: a listing in the shape it is printed in, an item from top to end."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dateline.archive.entries import Article, Entry
from dateline.lib.dates import printed_date
from dateline.record.blocks import Block, BulletList, Heading, Paragraph, Quote, Run, Video

_INDENT = "    "


def listing_text(title: str, entries: Sequence[Entry], *, is_numbered: bool = True) -> str:
    """Return a listing as text: its title, then each entry with its number and fields.

    Fields stand apart by a blank line, in the order credit, kicker, headline, date, summary.
    A kicker that is missing after a credit leaves its blank line behind.
    """
    rows = (
        _entry(entry, f"  {number}. " if is_numbered else _INDENT)
        for number, entry in enumerate(entries, start=1)
    )
    return f"{title}\n\n\n" + "\n\n".join(rows) + "\n"


def item_text(article: Article, address: str) -> str:
    """Return an item as text; `address` is where it stands on the web."""
    entry = article.entry
    head = [
        entry.kicker,
        entry.headline,
        article.strapline,
        " · ".join(
            part
            for part in (
                printed_date(entry.date, entry.language),
                article.dateline,
                article.byline,
                article.office,
            )
            if part
        ),
        *(
            f"{printed_date(told.at.date(), entry.language)}: {told.note}"
            for told in article.corrections
        ),
        entry.standfirst,
    ]
    foot = [
        entry.credit,
        f"{article.source.name}: {article.source.address}" if article.source else "",
        address,
    ]
    parts = [*head, *_event(article), *_body(article.body), *foot]
    return "\n\n".join(part for part in parts if part) + "\n"


def withdrawal_text(article: Article) -> str:
    """Return the notice of a withdrawn item as text."""
    if article.withdrawal is None:
        raise ValueError(f"{article.entry.public_id} is not withdrawn.")
    day = printed_date(article.withdrawal.at.date(), article.entry.language)
    return f"{article.entry.headline}\n\n{day}: {article.withdrawal.reason}\n"


def _entry(entry: Entry, first_indent: str) -> str:
    fields = [entry.kicker, entry.headline, printed_date(entry.date, entry.language)]
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


def _body(blocks: Iterable[Block]) -> list[str]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return _runs(runs)
        case Heading(text):
            return text
        case Quote(text, said_by):
            return f"“{text}”" + (f" ({said_by})" if said_by else "")
        case BulletList(items):
            return "\n".join(f"  * {_runs(runs)}" for runs in items)
        case Video(address, _minutes, transcript):
            return "\n\n".join([address, *transcript])


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"{run.text} <{run.href}>" if run.href else run.text for run in runs)
