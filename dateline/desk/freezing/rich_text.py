"""Rich text as editors wrote it, read as paragraphs and lists of the record."""

from collections.abc import Callable, Mapping

from dateline.desk.freezing.markup import Tag, pieces_of
from dateline.desk.freezing.words import Stretch, tidied
from dateline.record.blocks import BulletList, NumberedList, Paragraph, Run

_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_LISTS: dict[str, type[BulletList | NumberedList]] = {"ul": BulletList, "ol": NumberedList}
_UNREAD = {"script", "style", "template", "title"}
_PARTS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section"),
    *("article", "figure", "figcaption", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "td", "th"),
}
# Where a link leads: outside, or to an item; neither where the words stand without one.
Leads = Callable[[Mapping[str, str]], Stretch]
TextBlock = Paragraph | BulletList | NumberedList


def blocks_of(markup: str, leads: Leads) -> tuple[TextBlock, ...]:
    """Return the paragraphs and lists; of other markup, the text alone.

    White space means what it means in HTML, and a line break within a paragraph stands as
    "\\n". A list within a list goes on in the outer one.
    """
    reading = _Reading(leads)
    for piece in pieces_of(markup):
        reading.take(piece)
    return tuple(reading.finished())


def lines_of(markup: str, leads: Leads) -> tuple[tuple[Run, ...], ...]:
    """Return the runs of every paragraph, and of every item of a list."""
    lines: list[tuple[Run, ...]] = []
    for block in blocks_of(markup, leads):
        lines += [block.runs] if isinstance(block, Paragraph) else block.items
    return tuple(lines)


class _Reading:
    """What has been read so far, and what the next piece stands in."""

    def __init__(self, leads: Leads) -> None:
        self._leads = leads
        self._blocks: list[TextBlock] = []
        self._line: list[Stretch] = []
        self._items: list[tuple[Run, ...]] = []
        self._lists: list[str] = []
        self._marks: list[str] = []
        self._link: Stretch | None = None
        self._unread = ""

    def take(self, piece: Tag | str) -> None:
        if self._unread:
            if isinstance(piece, Tag) and piece.is_end and piece.name == self._unread:
                self._unread = ""
        elif isinstance(piece, str):
            self._add(piece)
        elif piece.name in _LISTS:
            self._take_list(piece)
        elif piece.name == "li" or piece.name in _PARTS:
            self._take_part(piece)
        else:
            self._take_inline(piece)

    def finished(self) -> list[TextBlock]:
        self._end_line()
        self._end_list()
        return self._blocks

    def _add(self, text: str) -> None:
        link = self._link or Stretch("")
        mark = "strong" if "strong" in self._marks else "".join(self._marks[-1:])
        self._line.append(Stretch(text, href=link.href, item=link.item, mark=mark))

    def _take_inline(self, tag: Tag) -> None:
        if tag.name in _UNREAD and not tag.is_end:
            self._unread = tag.name
        elif tag.name == "br":
            self._line.append(Stretch("", is_break=True))
        elif tag.name == "a":
            self._link = None if tag.is_end else self._leads(tag.attributes)
        elif mark := _MARKS.get(tag.name):
            if not tag.is_end:
                self._marks.append(mark)
            elif mark in self._marks:
                self._marks.remove(mark)

    def _take_part(self, tag: Tag) -> None:
        if self._lists and tag.name != "li":
            # A paragraph of an item begins on a line of its own.
            if self._line and not self._line[-1].is_break:
                self._line.append(Stretch("", is_break=True))
        else:
            self._end_line()
        # What was left open ends with its paragraph, or one slip would mark all that follows.
        self._marks.clear()
        self._link = None

    def _take_list(self, tag: Tag) -> None:
        self._end_line()
        if not tag.is_end:
            self._lists.append(tag.name)
        elif self._lists:
            kind = self._lists.pop()
            if not self._lists:
                self._end_list(kind)

    def _end_line(self) -> None:
        runs = tidied(self._line)
        self._line = []
        if runs and self._lists:
            self._items.append(runs)
        elif runs:
            self._blocks.append(Paragraph(runs))

    def _end_list(self, kind: str = "") -> None:
        kind = kind or (self._lists[0] if self._lists else "ul")
        if self._items:
            self._blocks.append(_LISTS[kind](tuple(self._items)))
        self._items = []
