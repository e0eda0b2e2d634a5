"""The body of an item as XHTML, in the few plain elements that editorial systems take in."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.utils.translation import gettext_noop as _

from dateline.archive.addresses import item_address
from dateline.archive.entries import Article
from dateline.channels.feeds.exchange.words import in_language
from dateline.record.blocks import (
    Audio,
    Block,
    Boilerplate,
    BulletList,
    FactsBox,
    Figure,
    FileLink,
    Gallery,
    Heading,
    NotesToEditors,
    NumberedList,
    Paragraph,
    ProjectFacts,
    Quote,
    Run,
    Table,
    Video,
)

_AT_THE_FOOT = (NotesToEditors, Boilerplate)
_MARKS = {"strong": "strong", "em": "em"}

Elements = list[Element]
Runs = Sequence[Run]


def body_of(found: Article) -> Elements:
    """Return the body in the order in which it is told; of an item without one, its summary."""
    if not found.body:
        return [_element("p", text) for text in found.entry.standfirst.split("\n\n") if text]
    told = sorted(found.body, key=_rank)
    return [element for block in told for element in _SETTERS[type(block)](block, found)]


def _rank(block: Block) -> int:
    """Return where a block stands: the text, then notes to editors, then boilerplate."""
    return _AT_THE_FOOT.index(type(block)) + 1 if isinstance(block, _AT_THE_FOOT) else 0


def _element(tag: str, text: str = "", **attributes: str) -> Element:
    """Return an element with words in it, each line of them on its own."""
    element = Element(tag, attributes)
    _write(element, text)
    return element


def _write(element: Element, text: str) -> None:
    """Add words behind all that an element holds."""
    for number, line in enumerate(text.split("\n")):
        if number:
            SubElement(element, "br")
        last = element[-1] if len(element) else None
        if last is None:
            element.text = (element.text or "") + line
        else:
            last.tail = (last.tail or "") + line


def _with_runs(tag: str, runs: Runs, found: Article) -> Element:
    element = Element(tag)
    linked = {entry.public_id: entry for entry in found.linked}
    for run in runs:
        entry = linked.get(run.item)
        href = settings.SITE_ADDRESS + item_address(entry) if entry else run.href
        inside = element
        if run.mark in _MARKS:
            inside = SubElement(inside, _MARKS[run.mark])
        if href:
            inside = SubElement(inside, "a", {"href": href})
        _write(inside, run.text)
    return element


def _around(tag: str, inside: Iterable[Element]) -> Element:
    element = Element(tag)
    element.extend(inside)
    return element


def _paragraphs(of_runs: Iterable[Runs], found: Article) -> Elements:
    return [_with_runs("p", runs, found) for runs in of_runs]


def _list(tag: str, items: Iterable[Runs], found: Article) -> Element:
    return _around(tag, (_with_runs("li", runs, found) for runs in items))


def _quote(block: Quote, _found: Article) -> Elements:
    said_by = [_around("p", [_element("cite", block.said_by)])] if block.said_by else []
    return [_around("blockquote", [_element("p", block.text), *said_by])]


def _figure(block: Figure, found: Article) -> Elements:
    """Return a picture with its words; nothing where it is not shown."""
    words, shown = block.picture, found.files.get(block.picture.token)
    if shown is None:
        return []
    image = _element(
        "img",
        src=settings.SITE_ADDRESS + shown.address,
        alt=words.alt,
        width=str(shown.width),
        height=str(shown.height),
    )
    caption = " ".join(part for part in (words.caption, block.credit) if part)
    return [_around("figure", [image, *([_element("figcaption", caption)] if caption else [])])]


def _gallery(block: Gallery, found: Article) -> Elements:
    return [element for figure in block.figures for element in _figure(figure, found)]


def _recording(block: Video | Audio, _found: Article) -> Elements:
    link = _around("p", [_element("a", block.address, href=block.address)])
    return [link, *(_element("p", text) for text in block.transcript)]


def _table(block: Table, _found: Article) -> Elements:
    head = [_around("thead", [_row("th", block.header)])] if block.header else []
    rows = _around("tbody", (_row("td", row) for row in block.rows))
    caption = [_element("caption", block.caption)] if block.caption else []
    return [_around("table", [*caption, *head, rows])]


def _row(tag: str, cells: Iterable[str]) -> Element:
    return _around("tr", (_element(tag, cell) for cell in cells))


def _facts(block: FactsBox, found: Article) -> Elements:
    title = [_element("h3", block.title)] if block.title else []
    return [_around("aside", [*title, _list("ul", block.facts, found)])]


def _project(block: ProjectFacts, found: Article) -> Elements:
    days = " – ".join(day for day in (block.starts, block.ends) if day)
    lines = [
        *(
            f"{partner.name} ({partner.role})" if partner.role else partner.name
            for partner in block.partners
        ),
        block.place,
        f"{block.currency} {block.amount}" if block.amount else "",
        days,
    ]
    title = block.title or in_language(_("The project"), found.entry.language)
    listed = _around("ul", (_element("li", line) for line in lines if line))
    return [_around("aside", [_element("h3", title), *([listed] if len(listed) else [])])]


def _file(block: FileLink, found: Article) -> Elements:
    shown = found.files.get(block.token)
    if shown is None:
        return [_element("p", block.title)]
    href = settings.SITE_ADDRESS + shown.address
    return [_around("p", [_element("a", block.title, href=href, type=block.media_type)])]


def _notes(block: NotesToEditors, found: Article) -> Elements:
    title = in_language(_("Notes to editors"), found.entry.language)
    return [_around("section", [_element("h2", title), *_paragraphs(block.paragraphs, found)])]


def _boilerplate(block: Boilerplate, found: Article) -> Elements:
    title = [_element("h2", block.title)] if block.title else []
    return [_around("section", [*title, *_paragraphs(block.paragraphs, found)])]


_SETTERS: dict[type[Block], Callable[[Any, Article], Elements]] = {
    Paragraph: lambda block, found: [_with_runs("p", block.runs, found)],
    Heading: lambda block, _found: [_element("h2", block.text)],
    Quote: _quote,
    BulletList: lambda block, found: [_list("ul", block.items, found)],
    NumberedList: lambda block, found: [_list("ol", block.items, found)],
    Figure: _figure,
    Gallery: _gallery,
    Video: _recording,
    Audio: _recording,
    Table: _table,
    FactsBox: _facts,
    ProjectFacts: _project,
    FileLink: _file,
    NotesToEditors: _notes,
    Boilerplate: _boilerplate,
}
