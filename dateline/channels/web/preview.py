"""A story as its page would be, for the desk alone: the same templates, and nothing written."""

from datetime import datetime

from django.conf import settings

from dateline.archive.entries import Article
from dateline.archive.unpublished import Unpublished, article_of
from dateline.channels.web.item import render_item
from dateline.channels.web.page import Page
from dateline.channels.web.plain_text import item_text


def render_preview(
    unpublished: Unpublished, *, at: datetime, form: str = "html", is_shared: bool = False
) -> str:
    """Return the page, or its plain text (`form` "txt"), as the public would get it at `at` (UTC).

    The page says that it is a preview, asks not to be indexed, and names no address of its
    own, no other language and no feed. Its strip says whether it is shared with somebody
    outside the desk.
    """
    found = article_of(unpublished, at=at)
    if form == "txt":
        return item_text(found, settings.SITE_ADDRESS)
    return render_item(found, _page(found, is_shared=is_shared)).decode()


def _page(found: Article, *, is_shared: bool) -> Page:
    return Page(
        title=found.entry.headline,
        language=found.entry.language,
        description=found.entry.standfirst,
        section=found.section,
        is_preview=True,
        is_shared=is_shared,
    )
