"""The question what a story's page would be, asked before anything is released."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dateline.archive.article import languages_of
from dateline.archive.entries import Article, Entry, ShownFile, ShownPicture, Version
from dateline.archive.telling import Known, Sight, tell
from dateline.archive.versions import versions_of
from dateline.lib.text import slug_from
from dateline.record.models import Item, Verb
from dateline.record.story import Story, TermRef
from dateline.record.story_terms import story_terms
from dateline.record.visibility import Viewer
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import todays_names


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A story as it would be released, which nobody outside the desk sees.

    `files` says where its pictures and files can be seen, by the token the story gives
    them; what is not in it is told without its picture.
    """

    story: Story
    language: str
    public_id: str
    office: Term
    files: Mapping[str, ShownFile] = field(default_factory=dict)


def article_of(unpublished: Unpublished, *, at: datetime) -> Article:
    """Return the page as the public would see it, were the story released at `at` (UTC).

    Nothing is written. Raises UnusableStory where the story names a term that is not there.
    """
    language, public_id = unpublished.language, unpublished.public_id
    sight = Sight(at, Viewer.PUBLIC, todays_names())
    story = issued(unpublished)
    item = Item.objects.filter(public_id=public_id).first()
    versions = versions_of(item.pk, language, at) if item else ()
    entry = _entry(unpublished, versions, at)
    others = (pair for pair in languages_of(public_id, sight) if pair[0] != language)
    known = Known(
        entry=entry,
        story=story,
        office_id=unpublished.office.pk,
        languages=tuple(sorted([*others, (language, entry.slug)])),
        versions=versions or (Version(1, at, Verb.PUBLISH),),
        files=unpublished.files,
    )
    return tell(known, sight)


def issued(unpublished: Unpublished) -> Story:
    """Return the story with its office among its terms, as it is when released."""
    story, office = unpublished.story, unpublished.office
    if any(term.public_id == office.public_id for term in story.terms):
        return story
    return replace(story, terms=(*story.terms, TermRef(Vocabulary.OFFICE, office.public_id)))


def _entry(unpublished: Unpublished, versions: tuple[Version, ...], at: datetime) -> Entry:
    story, language = unpublished.story, unpublished.language
    kicker = story_terms([story]).kicker(story, language)
    return Entry(
        public_id=unpublished.public_id,
        language=language,
        slug=slug_from(story.headline, otherwise="item"),
        headline=story.headline,
        kicker=kicker.words,
        date=story.date,
        credit=story.credit,
        picture=_lead(story, unpublished.files),
        standfirst=story.standfirst,
        minutes=story.minutes,
        first_released_at=versions[-1].at if versions else at,
        changed_at=at,
        kicker_language=kicker.language,
    )


def _lead(story: Story, files: Mapping[str, ShownFile]) -> ShownPicture | None:
    picture = story.picture
    shown = files.get(picture.token) if picture else None
    if picture is None or shown is None:
        return None
    return ShownPicture(
        shown.address,
        shown.width,
        shown.height,
        picture.alt,
        picture.caption,
        story.credit,
        alt_language=picture.alt_language,
        caption_language=picture.caption_language,
    )
