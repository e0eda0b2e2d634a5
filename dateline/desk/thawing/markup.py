"""Runs of the record written as the rich text that editors go on writing in."""

from collections.abc import Iterable, Mapping
from html import escape

from django.conf import settings

from dateline.archive.addresses import lasting_item_address
from dateline.desk.models import StoryPage
from dateline.record.blocks import Block, BulletList, NumberedList, Paragraph, Run, all_of

_MARKS = {"strong": "b", "em": "i"}


class Pages:
    """The pages on the desk that a story links to, in its own language."""

    def __init__(self, body: Iterable[Block], language: str) -> None:
        linked = {run.item for run in all_of(Run, tuple(body)) if run.item}
        pages = StoryPage.objects.filter(public_id__in=linked, language=language)
        self._ids: Mapping[str, int] = dict(pages.values_list("public_id", "pk"))
        self._language = language

    def link_to(self, public_id: str) -> str:
        """Return the attributes of a link to an item: its page, or else its address."""
        if public_id in self._ids:
            return f'linktype="page" id="{self._ids[public_id]}"'
        address = settings.SITE_ADDRESS + lasting_item_address(self._language, public_id)
        return f'href="{escape(address)}"'


def rich_text(blocks: Iterable[Paragraph | BulletList | NumberedList], pages: Pages) -> str:
    """Return paragraphs and lists as rich text."""
    return "".join(_block(block, pages) for block in blocks)


def lines(paragraphs: Iterable[tuple[Run, ...]], pages: Pages) -> str:
    """Return runs as rich text, a paragraph for each line."""
    return "".join(f"<p>{_runs(runs, pages)}</p>" for runs in paragraphs)


def _block(block: Paragraph | BulletList | NumberedList, pages: Pages) -> str:
    if isinstance(block, Paragraph):
        return lines([block.runs], pages)
    name = "ul" if isinstance(block, BulletList) else "ol"
    items = "".join(f"<li>{_runs(runs, pages)}</li>" for runs in block.items)
    return f"<{name}>{items}</{name}>"


def _runs(runs: Iterable[Run], pages: Pages) -> str:
    return "".join(_run(run, pages) for run in runs)


def _run(run: Run, pages: Pages) -> str:
    words = escape(run.text, quote=False).replace("\n", "<br/>")
    if mark := _MARKS.get(run.mark):
        words = f"<{mark}>{words}</{mark}>"
    if run.item:
        return f"<a {pages.link_to(run.item)}>{words}</a>"
    return f'<a href="{escape(run.href)}">{words}</a>' if run.href else words
