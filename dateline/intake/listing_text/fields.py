"""The paragraphs of one item become its credit, kicker, headline, date and summary."""

from collections.abc import Sequence
from datetime import date

from dateline.intake.listing_text.outline import Entry
from dateline.intake.listing_text.paragraphs import Paragraph
from dateline.intake.listing_text.values import Findings, ListedItem
from dateline.lib.dates import printed_date, read_date

CREDIT_SIGN = "©"
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
EXAMPLE = date(2021, 8, 2)


def item_of(entry: Entry, language: str, findings: Findings) -> ListedItem | None:
    """The item in `entry`, or None where the findings say why there is none."""
    paragraphs = [paragraph for paragraph in entry.paragraphs if paragraph.text]
    credit = paragraphs.pop(0).text if _has_credit(paragraphs) else None
    has_empty_slot = credit is not None and bool(paragraphs) and paragraphs[0].blanks > 1
    days = [read_date(paragraph.text, language) for paragraph in paragraphs]
    at = _place_of_date(days, has_empty_slot=has_empty_slot)
    if at is None or (day := days[at]) is None:
        reason = _reason(days, language, has_empty_slot=has_empty_slot, has_credit=bool(credit))
        findings.refuse(entry.line, f"item {entry.number} {reason}")
        return None
    title = paragraphs[at - 1]
    if not title.text.strip():
        findings.refuse(title.line, f"the headline of item {entry.number} is empty")
        return None
    _remark_on_date(paragraphs[at], day, language, findings)
    return ListedItem(
        position=entry.number,
        line=entry.line,
        group=entry.group,
        credit=credit,
        kicker=paragraphs[0].text if at > 1 else None,
        title=title.text,
        strapline=None,
        date=day,
        date_text=paragraphs[at].text,
        summary="\n\n".join(paragraph.text for paragraph in paragraphs[at + 1 :]) or None,
    )


def _has_credit(paragraphs: Sequence[Paragraph]) -> bool:
    return bool(paragraphs) and paragraphs[0].text.startswith(CREDIT_SIGN)


def _place_of_date(days: Sequence[date | None], *, has_empty_slot: bool) -> int | None:
    """Where the date stands, counted from the paragraph after the credit.

    The later place wins, so that a headline may itself read like a date.
    """
    places = (1,) if has_empty_slot else (2, 1)
    return next((at for at in places if at < len(days) and days[at] is not None), None)


def _reason(
    days: Sequence[date | None], language: str, *, has_empty_slot: bool, has_credit: bool
) -> str:
    if not days:
        return "has nothing after its credit" if has_credit else "is empty"
    first = next((at for at, day in enumerate(days) if day is not None), None)
    if first is None:
        example = printed_date(EXAMPLE, language)
        return f"has no date: none of its lines is one such as “{example}” alone"
    if first == 0:
        return "has no headline before its date"
    count = COUNTS[first] if first < len(COUNTS) else str(first)
    if has_empty_slot:
        return f"has {count} lines between its empty kicker and its date; a headline was expected"
    return f"has {count} lines before its date; a kicker and a headline were expected"


def _remark_on_date(paragraph: Paragraph, day: date, language: str, findings: Findings) -> None:
    shown = printed_date(day, language)
    if shown != paragraph.text:
        findings.remark(
            paragraph.line,
            f"the date is printed “{paragraph.text}” and will be shown as “{shown}”",
        )
