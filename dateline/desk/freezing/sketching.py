"""The question what a page would say if it were released: cheap, and with nothing written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from dateline.desk.freezing.body import Bench, frozen_blocks, unix_lines
from dateline.desk.freezing.facts import contacts_of, event_of, related_of, source_of, terms_of
from dateline.desk.freezing.last import last_story
from dateline.desk.freezing.links import Links
from dateline.desk.freezing.stock import Named, Stock, Use
from dateline.desk.models import DeskDocument, DeskImage, StoryPage
from dateline.record.blocks import Block, PictureRef
from dateline.record.story import Contact, Story, UnusableStory, kept_story

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be released as it is: the field of the page, and the sentence that says why."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A story as it would be released, its fields not checked, without what is refused.

    `images` and `documents` are those behind its tokens.
    """

    story: Story
    images: Mapping[str, DeskImage]
    documents: Mapping[str, DeskDocument]
    refusals: tuple[Refusal, ...]


def sketch(page: StoryPage) -> Sketch:
    """Return what the page would say."""
    stock = Named()
    before = last_story(page.public_id, page.language)
    parts, refusals = parts_of(page, stock, before)
    return Sketch(kept_story(**parts), stock.images, stock.documents, tuple(refusals))


def parts_of(
    page: StoryPage, stock: Stock, before: Story | None
) -> tuple[dict[str, Any], list[Refusal]]:
    """Return the parts of the story that the page makes, and what had to be left out."""
    refusals: list[Refusal] = []

    def tried(field: str, part: Callable[[], T], otherwise: T) -> T:
        try:
            return part()
        except UnusableStory as refusal:
            refusals.append(Refusal(field, str(refusal)))
            return otherwise

    language = language_of_page(page)
    bench = Bench(stock, Links(), language)
    # Before the body's, as where one picture is shown twice: each use has its own token.
    lead = tried("lead_picture", lambda: _lead(page, stock, language), None)
    body: list[Block] = []
    nobody: tuple[Contact, ...] = ()
    for block in page.body:
        body += tried("body", partial(frozen_blocks, block.block_type, block.value, bench), ())
    parts = {
        "headline": page.title,
        "date": page.date,
        "kicker": page.kicker,
        "strapline": page.strapline,
        "standfirst": unix_lines(page.standfirst),
        "byline": page.byline,
        "dateline": page.dateline,
        "credit": _credit(page),
        "reference": page.reference,
        "canonical": page.canonical,
        "body": tuple(body),
        "event": tried("event_starts_on", lambda: event_of(page), None),
        "source": tried("source_address", lambda: source_of(page), None),
        "picture": lead,
        "contacts": tried("contacts", lambda: contacts_of(page), nobody),
        "related": related_of(page),
        "terms": terms_of(page, before),
    }
    return parts, refusals


def language_of_page(page: StoryPage) -> str:
    """Return the tag of a story's language; one that was never saved has its office page's."""
    return page.language or page.office_page.language


def _credit(page: StoryPage) -> str:
    return page.credit or (page.lead_picture.credit if page.lead_picture else "")


def _lead(page: StoryPage, stock: Stock, language: str) -> PictureRef | None:
    image = page.lead_picture
    if image is None:
        return None
    use = Use(image, language, _credit(page), page.picture_alt, page.picture_caption)
    return stock.picture(use)
