"""The text of a listing becomes the listing, or is refused for all its reasons at once."""

from operator import attrgetter

from dateline.intake.listing_text.fields import item_of
from dateline.intake.listing_text.layout import remark_on_layout
from dateline.intake.listing_text.outline import entries_in
from dateline.intake.listing_text.paragraphs import Paragraph, paragraphs_in
from dateline.intake.listing_text.values import Findings, Listing, ListingRefused

by_line = attrgetter("line")


def read_listing(text: str, *, language: str) -> Listing:
    """The listing in `text`, which has line feeds for line ends, as `decode_listing` gives it.

    Dates are read in `language`. Raises ListingRefused with every problem there is.
    """
    findings = Findings()
    paragraphs = paragraphs_in(text)
    if all(paragraph.number is None for paragraph in paragraphs):
        findings.refuse(1, "this is not a listing: no line starts with a number such as “  1. ”")
        raise ListingRefused(findings.problems)
    remark_on_layout(text, paragraphs, findings)
    heading = _heading(paragraphs, findings)
    entries = entries_in(paragraphs[1 if heading else 0 :], language, findings)
    items = [item_of(entry, language, findings) for entry in entries]
    if findings.problems:
        raise ListingRefused(sorted(findings.problems, key=by_line))
    return Listing(
        heading=heading,
        language=language,
        items=tuple(item for item in items if item is not None),
        remarks=tuple(sorted(findings.remarks, key=by_line)),
    )


def _heading(paragraphs: list[Paragraph], findings: Findings) -> str:
    first = paragraphs[0]
    if first.is_at_margin and first.text.strip():
        return first.text
    findings.refuse(first.line, "a heading at the left margin was expected before the first item")
    return ""
