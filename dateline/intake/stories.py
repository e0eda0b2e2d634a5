"""From an entry of a listing to a story."""

from collections.abc import Callable, Mapping, Sequence

from dateline.intake.listing_text import ListedItem, Listing, ListingRefused, Problem
from dateline.record.story import PictureRef, Story, TermRef, UnusableStory
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import term_by_name, todays_names

Enrich = Callable[[ListedItem, Story], Story]


def stories_of(
    listing: Listing,
    listed_items: Sequence[ListedItem],
    *,
    collection: Term,
    pictures: Mapping[int, PictureRef],
    enrich: Enrich,
) -> list[Story]:
    """Return a story for each entry, or raise ListingRefused naming each that cannot be kept.

    A kicker that is the name of a series or a kind, whatever its capitals, becomes that
    term; where it is spelled otherwise than the term is today, the spelling stays with the
    story as its own words. Any other kicker is the story's own. `pictures` are by line.
    """
    kickers = {
        listed.kicker: _kicker(listed.kicker, listing.language)
        for listed in listed_items
        if listed.kicker
    }
    stories, problems = [], []
    for listed in listed_items:
        own_words, terms = kickers[listed.kicker] if listed.kicker else ("", ())
        try:
            story = Story(
                headline=listed.title,
                date=listed.date,
                kicker=own_words,
                standfirst=listed.summary or "",
                credit=listed.credit or "",
                picture=pictures.get(listed.line),
                terms=(*terms, TermRef(Vocabulary.COLLECTION, collection.public_id)),
            )
            stories.append(enrich(listed, story))
        except UnusableStory as error:
            problems.append(Problem(listed.line, f"item {listed.position}: {error}"))
    if problems:
        raise ListingRefused(problems)
    return stories


def _kicker(printed: str, language: str) -> tuple[str, tuple[TermRef, ...]]:
    """Return the own words that remain of a printed kicker, and the term it names."""
    for vocabulary in (Vocabulary.SERIES, Vocabulary.KIND):
        term = term_by_name(vocabulary, printed)
        if term is not None:
            is_todays = todays_names().of(term.pk, language) == printed
            return "" if is_todays else printed, (TermRef(vocabulary, term.public_id),)
    return printed, ()
