"""The question what a draft's page would be: the newest words of a story, shown as released."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from PIL import Image

from dateline.archive.entries import Article, ShownFile
from dateline.archive.unpublished import Unpublished, article_of
from dateline.channels.web.page import SeenBy
from dateline.channels.web.preview import render_preview
from dateline.desk.freezing import sketch
from dateline.desk.models import DeskImage, StoryPage
from dateline.desk.preview.answers import private_page
from dateline.desk.states import Mark, state_of
from dateline.lib import clock
from dateline.pictures.developing import LONGEST_EDGE
from dateline.pictures.files import PICTURES

# From the token of a picture or file to where whoever looks can see it.
Place = Callable[[str], str]
PAGE = "page"
TEXT = "text"


def newest(page: StoryPage) -> StoryPage:
    """Return the story as it was last saved."""
    story: StoryPage = page.get_latest_revision_as_object()
    return story


def answer_draft(
    page: StoryPage, form: str, place: Place, *, is_shared: bool = False
) -> HttpResponse:
    """Answer with a story as a page of the public site, or as its plain text."""
    shown = unpublished(page, place)
    at = clock.now()
    if form == TEXT:
        text = render_preview(shown, at=at, form="txt")
        return private_page(HttpResponse(text, content_type="text/plain; charset=utf-8"))
    seen_by = SeenBy.GUEST if is_shared else _seen_by(page, at)
    return private_page(HttpResponse(render_preview(shown, at=at, seen_by=seen_by)))


def draft_article(page: StoryPage) -> Article:
    """Return a story as the archive would tell it, without its pictures."""
    return article_of(unpublished(page, place=None), at=clock.now())


def unpublished(page: StoryPage, place: Place | None) -> Unpublished:
    """Return what is to be shown of a story; without a place, no picture and no file."""
    drawn = sketch(page)
    office_page = page.office_page
    files = {}
    if place is not None:
        for token, image in drawn.images.items():
            files[token] = ShownFile(place(token), *_size(image))
        for token in drawn.documents:
            files[token] = ShownFile(place(token))
    return Unpublished(
        story=drawn.story,
        # A story that was never saved has not taken over its language yet.
        language=page.language or office_page.language,
        public_id=page.public_id,
        office=office_page.office.term,
        files=files,
    )


def _seen_by(page: StoryPage, at: datetime) -> SeenBy:
    """Return who sees the words of a story, as it was saved or as it is being typed."""
    state = state_of([page], at)[page.pk] if page.pk else None
    if state is None or not state.is_out:
        return SeenBy.DESK
    is_settled = not state.has(Mark.CHANGED) and not state.is_scheduled
    # Asked for anew: what hangs on a page that is being typed has the words of the form.
    saved = StoryPage.objects.filter(pk=page.pk).first() if is_settled else None
    is_as_saved = saved is not None and sketch(page).story == sketch(newest(saved)).story
    return SeenBy.READERS if is_as_saved else SeenBy.DESK_ALONE_SO


def _size(image: DeskImage) -> tuple[int, int]:
    """Return the pixels that readers would be given, near enough where that was never made."""
    if image.cleared_digest:
        try:
            with Image.open(PICTURES.place_of(image.cleared_digest)) as cleared:
                return cleared.size
        except FileNotFoundError:
            pass
    shrunk = min(1.0, LONGEST_EDGE / max(image.width, image.height))
    return max(1, round(image.width * shrunk)), max(1, round(image.height * shrunk))
