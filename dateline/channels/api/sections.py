"""The sections of the site, by their ids."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from dateline.archive.addresses import API, feed_address, section_address, section_text_address
from dateline.archive.entries import SectionView
from dateline.archive.sections import todays_sections
from dateline.channels.api.addresses import elsewhere, whole
from dateline.channels.api.answers import answer
from dateline.channels.api.asking import SectionsAsked
from dateline.lib import clock

router = Router(tags=["Sections and terms"])


class SectionUrls(BaseModel):
    """Where a section is: for people, as text, as feeds, and its items here."""

    html: str
    text: str
    rss: str
    atom: str
    json_feed: str
    items: str


class SectionName(BaseModel):
    """What a section is called in one language, and where it is."""

    language: str
    slug: str
    title: str
    purpose: str
    is_front: bool
    urls: SectionUrls = Field(description="Where it is.")


class Section(BaseModel):
    """A section in each language it has a name in."""

    public_id: str
    names: list[SectionName]


class SectionPage(BaseModel):
    """Some sections, by id, and the way on."""

    sections: list[Section]
    next: str | None = None


@router.get("/sections/", response=SectionPage, summary="The sections")
def sections(request: HttpRequest, asked: Query[SectionsAsked]) -> HttpResponse:
    """The sections of the site, in one language or in all."""
    at, known = clock.now(), todays_sections()
    by_id: dict[str, list[SectionView]] = {}
    for (language, _slug), view in sorted(known.by_address.items()):
        if asked.language in ("", language) and view.public_id > asked.after:
            by_id.setdefault(view.public_id, []).append(view)
    ids = sorted(by_id)
    told = SectionPage(
        sections=[
            Section(
                public_id=one,
                names=[_name(view, known.front.get(view.language)) for view in by_id[one]],
            )
            for one in ids[: asked.limit]
        ],
        next=elsewhere(request, {"after": ids[asked.limit - 1]})
        if len(ids) > asked.limit
        else None,
    )
    return answer(request, told, at=at)


def _name(view: SectionView, front: SectionView | None) -> SectionName:
    tag, slug = view.language, view.slug
    return SectionName(
        language=tag,
        slug=slug,
        title=view.title,
        purpose=view.purpose,
        is_front=front is not None and front.public_id == view.public_id,
        urls=SectionUrls(
            html=whole(section_address(tag, slug)),
            text=whole(section_text_address(tag, slug)),
            items=whole(f"{API}items/?{urlencode({'section': slug, 'language': tag})}"),
            rss=whole(feed_address(tag, slug, "rss")),
            atom=whole(feed_address(tag, slug, "atom")),
            json_feed=whole(feed_address(tag, slug, "json")),
        ),
    )
