"""A story as its page would be, for the desk alone: the same templates, and nothing written."""

from datetime import datetime

from django.conf import settings

from dateline.archive.entries import Article
from dateline.archive.unpublished import Unpublished, article_of
from dateline.channels.web.item_page import render_item
from dateline.channels.web.page import Page, SeenBy
from dateline.channels.web.plain_text import item_text


def render_preview(
    unpublished: Unpublished, *, at: datetime, form: str = "html", seen_by: SeenBy = SeenBy.DESK
) -> str:
    """Return the page, or its plain text (`form` "txt"), as the public would get it at `at` (UTC).

    The page says that it is a preview, asks not to be indexed, and names no address of its
    own, no other language and no feed. Its strip says who sees what it shows.
    """
    found = article_of(unpublished, at=at)
    if form == "txt":
        return item_text(found, settings.SITE_ADDRESS)
    return render_item(found, _page(found, seen_by)).decode()


def _page(found: Article, seen_by: SeenBy) -> Page:
    return Page(
        title=found.entry.headline,
        language=found.entry.language,
        description=found.entry.standfirst,
        section=found.section,
        is_preview=True,
        seen_by=seen_by,
    )
