"""The terms that stories stand under: their ids, the names to freeze, the kicker they give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.record.story import Story, TermRef, UnusableStory
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import Names, todays_names


@dataclass(frozen=True, slots=True)
class Kicker:
    """The line above the headline: where it comes from, its words on the day, its term.

    `language` is that of the words where it is not the story's.
    """

    source: str
    words: str = ""
    term_id: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """The terms of some stories, each with the regions it lies in, and today's names.

    `lines` holds the ids of a term and its regions by public id; `public_ids` leads back.
    """

    lines: dict[str, tuple[int, ...]]
    public_ids: dict[int, str]
    names: Names

    def ids_in_lists(self, story: Story) -> tuple[int, ...]:
        """Return the ids of the terms a story is listed under, regions included, each once."""
        ids = (term_id for term in story.terms for term_id in self.lines[term.public_id])
        return tuple(dict.fromkeys(ids))

    def public_ids_in_lists(self, stories: Iterable[Story]) -> tuple[str, ...]:
        """Return the public ids of the terms that any of the stories is listed under."""
        ids = (term_id for story in stories for term_id in self.ids_in_lists(story))
        return tuple(self.public_ids[term_id] for term_id in dict.fromkeys(ids))

    def frozen(self, story: Story, language: str) -> tuple[TermRef, ...]:
        """Return the story's terms with the names they have today."""
        return tuple(
            TermRef(term.vocabulary, term.public_id, self.names.of(self._id(term), language))
            for term in story.terms
        )

    def kicker(self, story: Story, language: str) -> Kicker:
        """Return own words if given, else the series, else the kind, else nothing."""
        if story.kicker:
            return Kicker("own", story.kicker)
        for vocabulary in (Vocabulary.SERIES, Vocabulary.KIND):
            for term in story.of(vocabulary):
                term_id = self._id(term)
                named = self.names.named(term_id, language)
                return Kicker(vocabulary, named.words, term_id, named.language)
        return Kicker("none")

    def _id(self, term: TermRef) -> int:
        return self.lines[term.public_id][0]


def story_terms(stories: Iterable[Story]) -> StoryTerms:
    """Look up the terms of these stories; raise UnusableStory where one is not known."""
    wanted = {(term.public_id, term.vocabulary) for story in stories for term in story.terms}
    found = Term.objects.filter(public_id__in={public_id for public_id, _vocabulary in wanted})
    known = {(term.public_id, term.vocabulary): term for term in found}
    if unknown := wanted - known.keys():
        public_id, vocabulary = min(unknown)
        raise UnusableStory(f"No {vocabulary} has the id “{public_id}”.")
    regions, public_ids = {}, {term.pk: term.public_id for term in known.values()}
    places = Term.objects.filter(within__isnull=False)
    for pk, region, public_id in places.values_list("pk", "within_id", "within__public_id"):
        regions[pk], public_ids[region] = region, public_id
    return StoryTerms(
        lines={
            term.public_id: (term.pk, *_regions_above(term.within_id, regions))
            for term in known.values()
        },
        public_ids=public_ids,
        names=todays_names(),
    )


def _regions_above(region: int | None, regions: Mapping[int, int]) -> Iterable[int]:
    seen: set[int] = set()
    while region is not None and region not in seen:
        seen.add(region)
        yield region
        region = regions.get(region)
