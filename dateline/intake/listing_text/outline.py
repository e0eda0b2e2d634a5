"""Which paragraphs belong to which item, under which heading, and whether the numbers run."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.intake.listing_text.paragraphs import Paragraph
from dateline.intake.listing_text.values import Findings
from dateline.lib.dates import is_month_or_year

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered item, its paragraphs not yet understood."""

    number: int
    group: str | None
    paragraphs: list[Paragraph]

    @property
    def line(self) -> int:
        """The line of the number."""
        return self.paragraphs[0].line


@dataclass(slots=True)
class Outline:
    """Sorts paragraphs, in order, into entries, and notes what fits nowhere."""

    language: str
    findings: Findings
    entries: list[Entry] = field(default_factory=list)
    group: str | None = None
    strays: list[Paragraph] = field(default_factory=list)

    def add(self, paragraph: Paragraph) -> None:
        """Take the next paragraph after the heading."""
        if paragraph.number is not None:
            self._open(paragraph, paragraph.number)
        elif paragraph.is_at_margin or self.strays or not self.entries:
            self.strays.append(paragraph)
        else:
            self.entries[-1].paragraphs.append(paragraph)

    def close(self) -> None:
        """Tell what was left over after the last item."""
        for place, stray in enumerate(self.strays):
            # Right under an item's text, or indented like it, this is no footer.
            is_lost = not stray.is_at_margin or (place == 0 and stray.blanks == 0)
            self._set_aside(stray, is_lost=is_lost and bool(self.entries))

    def _open(self, paragraph: Paragraph, number: int) -> None:
        has_group = self._takes_group(number)
        if has_group:
            self.group = self.strays.pop().text
        for stray in self.strays:
            self._set_aside(stray, is_lost=bool(self.entries))
        self.strays.clear()
        due = self.entries[-1].number + 1 if self.entries else 1
        if number != due and not (has_group and number == 1):
            self.findings.refuse(
                paragraph.line, f"this item is numbered {number} where {due} was expected"
            )
        self.entries.append(Entry(number, self.group, [paragraph]))

    def _takes_group(self, number: int) -> bool:
        """Whether the last stray heads this item: a month, a year, or words before a new count."""
        if not self.strays or not self.strays[-1].is_at_margin:
            return False
        last = self.strays[-1]
        counts_anew = bool(self.entries) and number == 1
        stands_free = not self.entries or last.blanks > 0
        return stands_free and (counts_anew or is_month_or_year(last.text, self.language))

    def _set_aside(self, stray: Paragraph, *, is_lost: bool) -> None:
        text = stray.text
        quote = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
        if is_lost:
            self.findings.refuse(
                stray.line,
                f"“{quote}” belongs to no item; an item's text is indented by four spaces",
            )
        else:
            self.findings.remark(stray.line, f"“{quote}” is no part of an item and is not kept")


def entries_in(paragraphs: Sequence[Paragraph], language: str, findings: Findings) -> list[Entry]:
    """The items among the paragraphs that follow the heading."""
    outline = Outline(language, findings)
    for paragraph in paragraphs:
        outline.add(paragraph)
    outline.close()
    return outline.entries
