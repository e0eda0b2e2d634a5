"""The one place where editions are written: appended, with their content and showings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max

from dateline.journal.models import Subject
from dateline.journal.writing import Writing
from dateline.lib.ids import new_public_id
from dateline.lib.text import slug_from
from dateline.record.canonical import FORM, canonical_text, digest_of, story_from
from dateline.record.models import Act, Content, Edition, Item, Showing, ShowingTerm
from dateline.record.models.edition import Origin
from dateline.record.spans import Shown, sort_key, spans_of
from dateline.record.story import Story, TermRef
from dateline.record.story_pictures import check_pictures
from dateline.record.story_terms import StoryTerms, story_terms
from dateline.terms.models import Term, Vocabulary

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition about to be appended; times are in UTC."""

    item: Item
    language: str
    story: Story
    release_at: datetime
    press_at: datetime | None = None
    note: str = ""
    origin: Origin = Origin.RELEASED


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with the story it holds and that story's canonical text; neither once erased."""

    item: Item
    edition: Edition
    story: Story | None
    text: str = ""


def new_items(offices: Sequence[Term], *, public_ids: Sequence[str] = ()) -> list[Item]:
    """Make an item for each office given, the first to stand first among its like in a list."""
    taken = Item.objects.aggregate(newest=Max("sequence"))["newest"] or 0
    ids = public_ids or [new_public_id() for _ in offices]
    return Item.objects.bulk_create(
        [
            Item(public_id=public_id, sequence=taken + len(offices) - place, office=office)
            for place, (office, public_id) in enumerate(zip(offices, ids, strict=True))
        ],
        batch_size=ROWS_AT_ONCE,
    )


def append(
    open_writing: Writing, act: Act, drafts: Sequence[Draft], *, are_first: bool = False
) -> list[Edition]:
    """Append an edition for each draft, and say so in the journal.

    The caller holds the writing open and has checked that each draft is lawful. `are_first`
    promises that no draft's item has an edition in its language yet.
    """
    drafts = [_issued(draft) for draft in drafts]
    check_pictures(draft.story for draft in drafts)
    earlier = {} if are_first else editions_of({(d.item.pk, d.language) for d in drafts})
    before = [kept.story for history in earlier.values() for kept in history if kept.story]
    terms = story_terms([*before, *(draft.story for draft in drafts)])
    made = [
        _made(draft, earlier.get((draft.item.pk, draft.language), []), act, open_writing, terms)
        for draft in drafts
    ]
    Edition.objects.bulk_create([kept.edition for kept in made], batch_size=ROWS_AT_ONCE)
    Content.objects.bulk_create(
        [_content(kept, draft.story, terms) for kept, draft in zip(made, drafts, strict=True)],
        batch_size=ROWS_AT_ONCE,
    )
    show(
        [[*earlier.get((kept.item.pk, kept.edition.language), []), kept] for kept in made],
        terms,
        replaced=earlier,
    )
    for kept in made:
        open_writing.note(
            Subject.ITEM,
            kept.item.public_id,
            language=kept.edition.language,
            effective_at=kept.edition.effective_at,
            # Those it leaves as well: a list changes when something goes from it.
            keys=terms.public_ids_in_lists(
                shown.story
                for shown in (*earlier.get((kept.item.pk, kept.edition.language), [])[-1:], kept)
                if shown.story
            ),
        )
    return [kept.edition for kept in made]


def editions_of(pairs: Iterable[tuple[int, str]]) -> dict[tuple[int, str], list[Kept]]:
    """Return all editions of these (item, language) pairs, oldest first, erased ones included."""
    found: dict[tuple[int, str], list[Kept]] = {pair: [] for pair in pairs}
    rows = Edition.objects.filter(item_id__in={item_id for item_id, _language in found})
    for edition in rows.select_related("item", "content").order_by("number"):
        if (edition.item_id, edition.language) in found:
            content: Content | None = getattr(edition, "content", None)
            story = story_from(content.text) if content else None
            found[edition.item_id, edition.language].append(Kept(edition.item, edition, story))
    return {pair: kept for pair, kept in found.items() if kept}


def show(
    histories: Iterable[Sequence[Kept]],
    terms: StoryTerms,
    *,
    replaced: Iterable[tuple[int, str]] = (),
) -> None:
    """Write the showings of these histories, each of one item in one language, oldest first.

    Those of the `replaced` (item, language) pairs are taken away before.
    """
    for item_id, language in replaced:
        Showing.objects.filter(edition__item_id=item_id, language=language).delete()
    showings: list[Showing] = []
    under: list[ShowingTerm] = []
    for history in histories:
        first, item = history[0], history[0].item
        key = sort_key(first.edition, sequence=item.sequence)
        shown = [
            Shown(kept.edition, terms.ids_in_lists(kept.story) if kept.story else None)
            for kept in history
        ]
        for showing, its_terms in spans_of(shown, public_id=item.public_id, sort_key=key):
            showings.append(showing)
            under.extend(its_terms)
    Showing.objects.bulk_create(showings, batch_size=ROWS_AT_ONCE)
    ShowingTerm.objects.bulk_create(under, batch_size=ROWS_AT_ONCE)


def _issued(draft: Draft) -> Draft:
    """Return the draft with the item's office among its terms."""
    public_id = draft.item.office.public_id
    if any(term.public_id == public_id for term in draft.story.terms):
        return draft
    office = TermRef(Vocabulary.OFFICE, public_id)
    return replace(draft, story=replace(draft.story, terms=(*draft.story.terms, office)))


def _made(
    draft: Draft, before: Sequence[Kept], act: Act, open_writing: Writing, terms: StoryTerms
) -> Kept:
    story = replace(draft.story, terms=terms.frozen(draft.story, draft.language))
    text = canonical_text(
        story,
        public_id=draft.item.public_id,
        language=draft.language,
        verb=act.verb,
        note=draft.note,
        release_at=draft.release_at,
    )
    edition = Edition(
        item=draft.item,
        language=draft.language,
        number=before[-1].edition.number + 1 if before else 1,
        act=act,
        verb=act.verb,
        origin=draft.origin,
        date=story.date,
        press_at=draft.press_at,
        release_at=draft.release_at,
        recorded_at=open_writing.recorded_at,
        effective_at=max(draft.release_at, open_writing.recorded_at),
        note=draft.note,
        form=FORM,
        digest=digest_of(text),
    )
    return Kept(draft.item, edition, story, text)


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
        text=kept.text,
    )
