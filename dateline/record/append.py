"""The one place where editions are written: appended, with their content and showings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.journal.models import Subject
from dateline.journal.writing import Writing
from dateline.lib.text import slug_from
from dateline.record.canonical import FORM, Statement, canonical_text, digest_of
from dateline.record.histories import History, Kept, histories_of
from dateline.record.models import Act, Content, Edition, EditionFile, Item, Origin, Verb
from dateline.record.showings import ROWS_AT_ONCE, show
from dateline.record.sources import Source, in_waves
from dateline.record.story import Story, TermRef
from dateline.record.story_files import check_files, tokens_of
from dateline.record.story_terms import StoryTerms, story_terms
from dateline.terms.models import Vocabulary


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition about to be appended; times are in UTC.

    `source` is what it was translated from: an edition, or the language of another draft of
    the same item beside it.
    """

    item: Item
    language: str
    verb: Verb
    story: Story
    release_at: datetime
    press_at: datetime | None = None
    note: str = ""
    severity: str = ""
    leads_to: str = ""
    origin: Origin = Origin.RELEASED
    source: Source | None = None


def append(
    open_writing: Writing, act: Act, drafts: Sequence[Draft], *, are_first: bool = False
) -> list[Edition]:
    """Append an edition for each draft, and say so in the journal.

    The caller holds the writing open and has checked that each draft is lawful. `are_first`
    promises that no draft's item has an edition in its language yet.
    """
    drafts = [_issued(draft) for draft in drafts]
    check_files([draft.story for draft in drafts])
    pairs = [(draft.item.pk, draft.language) for draft in drafts]
    earlier = {} if are_first else histories_of(pairs)
    before = [story for history in earlier.values() for story in history.stories]
    terms = story_terms([*before, *(draft.story for draft in drafts)])
    histories = [earlier.get(pair) or History() for pair in pairs]
    made = [
        _made(draft, history.last_number + 1, act, open_writing, terms)
        for draft, history in zip(drafts, histories, strict=True)
    ]
    _write(made, drafts, terms)
    for kept, history in zip(made, histories, strict=True):
        # Those it leaves as well: a list changes when something goes from it.
        lists = [*history.stories[-1:], *([kept.story] if kept.story else ())]
        open_writing.note(
            Subject.ITEM,
            kept.item.public_id,
            language=kept.edition.language,
            effective_at=kept.edition.effective_at,
            keys=terms.public_ids_in_lists(lists),
        )
        history.kept.append(kept)
    show(histories, terms, replaced=earlier)
    return [kept.edition for kept in made]


def _issued(draft: Draft) -> Draft:
    """Return the draft with the item's office among its terms."""
    public_id = draft.item.office.public_id
    if any(term.public_id == public_id for term in draft.story.terms):
        return draft
    office = TermRef(Vocabulary.OFFICE, public_id)
    return replace(draft, story=draft.story.under((*draft.story.terms, office)))


def _made(draft: Draft, number: int, act: Act, open_writing: Writing, terms: StoryTerms) -> Kept:
    story = draft.story.under(terms.frozen(draft.story, draft.language))
    told = {"note": draft.note, "severity": draft.severity, "leads_to": draft.leads_to}
    text = canonical_text(
        story,
        Statement(
            public_id=draft.item.public_id,
            language=draft.language,
            verb=draft.verb,
            release_at=draft.release_at,
            **told,
        ),
    )
    edition = Edition(
        item=draft.item,
        language=draft.language,
        number=number,
        act=act,
        verb=draft.verb,
        origin=draft.origin,
        date=story.date,
        press_at=draft.press_at,
        release_at=draft.release_at,
        recorded_at=open_writing.recorded_at,
        effective_at=max(draft.release_at, open_writing.recorded_at),
        form=FORM,
        digest=digest_of(text),
        **told,
    )
    return Kept(draft.item, edition, story, text)


def _write(made: Sequence[Kept], drafts: Sequence[Draft], terms: StoryTerms) -> None:
    for wave in in_waves(made, [draft.source for draft in drafts]):
        Edition.objects.bulk_create([kept.edition for kept in wave], batch_size=ROWS_AT_ONCE)
    Content.objects.bulk_create(
        [_content(kept, draft.story, terms) for kept, draft in zip(made, drafts, strict=True)],
        batch_size=ROWS_AT_ONCE,
    )
    EditionFile.objects.bulk_create(
        [
            EditionFile(edition=kept.edition, token=token)
            for kept, draft in zip(made, drafts, strict=True)
            for token in tokens_of(draft.story)
        ],
        batch_size=ROWS_AT_ONCE,
    )


def _content(kept: Kept, story: Story, terms: StoryTerms) -> Content:
    kicker = terms.kicker(story, kept.edition.language)
    return Content(
        edition_id=kept.edition.pk,
        date=story.date,
        headline=story.headline,
        slug=slug_from(story.headline, otherwise="item"),
        kicker_from=kicker.source,
        kicker_words=kicker.words,
        kicker_term=kicker.term_id,
        credit=story.credit,
        standfirst=story.standfirst,
        minutes=story.minutes,
        picture=story.picture.token if story.picture else "",
        picture_alt=story.picture.alt if story.picture else "",
        picture_caption=story.picture.caption if story.picture else "",
        picture_alt_language=story.picture.alt_language if story.picture else "",
        picture_caption_language=story.picture.caption_language if story.picture else "",
        text=kept.text,
    )
