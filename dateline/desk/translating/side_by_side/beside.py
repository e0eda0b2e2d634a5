"""A translation beside its source: what stands where, and what the source says by now."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Revision

from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import Pin, pin_of
from dateline.desk.translating.side_by_side.aligning import aligned, called_alike
from dateline.desk.translating.side_by_side.contents import STREAMS, Content, content_of
from dateline.desk.translating.side_by_side.memory import Memory, Remembered, memory_of
from dateline.desk.translating.side_by_side.merging import ALONG
from dateline.desk.translating.side_by_side.saying import with_words
from dateline.desk.translating.side_by_side.stretches import State, Stretch, stretches_of, unsaid
from dateline.desk.translating.side_by_side.words import Words, words_of
from dateline.lib.languages import LANGUAGES, Language


@dataclass(frozen=True)
class News:
    """What the source says by now for words that were there before, or were not."""

    path: str
    was: Words | None
    is_now: Words | None


@dataclass(frozen=True)
class Beside:
    """The newest words of a translation, and the words of the source that they say.

    `newest` is the version of the source's history that a translation would be made from now.
    """

    page: StoryPage
    pin: Pin
    source_page: StoryPage
    newest: Revision
    pinned: Revision | None
    mine: Content

    @property
    def language(self) -> Language:
        """The language of the source."""
        return LANGUAGES[self.pin.language]

    @cached_property
    def source(self) -> Content:
        """What the translation was made from; the newest words where those were thrown away."""
        return aligned(self._pinned, self.mine)

    @cached_property
    def source_now(self) -> Content:
        """What the source says by now."""
        newest = aligned(content_of(self.newest), self._pinned)
        return called_alike(newest, self._pinned, self.source)

    @cached_property
    def _pinned(self) -> Content:
        return content_of(self.pinned or self.newest)

    @cached_property
    def memory(self) -> Memory:
        """What was said for which words."""
        return memory_of(self.page)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Every stretch of the source, in its order."""
        return stretches_of(words_of(self.source), words_of(self.mine), self.memory)

    def of(self, state: State) -> list[Stretch]:
        """Return the stretches that stand so."""
        return [one for one in self.stretches if one.state is state]

    @cached_property
    def news(self) -> list[News]:
        """What the source has changed, added and taken out since, in its order."""
        was, is_now = words_of(self.source), words_of(self.source_now)
        found = [News(path, was.get(path), words) for path, words in is_now.items()]
        found += [News(path, words, None) for path, words in was.items() if path not in is_now]
        return [one for one in found if _key(one.was) != _key(one.is_now)]

    @cached_property
    def has_news(self) -> bool:
        """Whether anything that a translation takes along has changed in the source."""
        was, is_now = _said(self.source), _said(self.source_now)
        others = any(was.get(name) != is_now.get(name) for name in (*ALONG, *STREAMS))
        return bool(self.news) or others

    @cached_property
    def unsaid(self) -> list[Remembered]:
        """What was said once and stands nowhere by now."""
        return unsaid(self.memory, self.stretches, words_of(self.mine))


def beside(page: StoryPage) -> Beside | None:
    """Return a page beside its source, None where it has none, or none that is still there."""
    pin = pin_of(page)
    mine = page.get_latest_revision() if pin else None
    if pin is None or mine is None:
        return None
    others = StoryPage.objects.filter(public_id=page.public_id, language=pin.language)
    source_page = others.select_related("latest_revision").first()
    if source_page is None or source_page.latest_revision is None:
        return None
    pinned = Revision.objects.filter(pk=pin.revision_id).first()
    return Beside(page, pin, source_page, source_page.latest_revision, pinned, content_of(mine))


def _said(content: Content) -> Content:
    """Return a story as what it says, however a form has kept it."""
    return with_words(content, {path: words.key for path, words in words_of(content).items()})


def _key(words: Words | None) -> str:
    return words.key if words else ""
