"""The question from which edition a translation that goes out was made."""

from collections.abc import Iterable, Mapping

from dateline.archive.unfolding import stories_of
from dateline.desk.models import StoryPage
from dateline.desk.translating.pins import Pin, pins_of
from dateline.desk.translating.said import said_by
from dateline.lib import clock
from dateline.record.models import Edition, Verb
from dateline.record.sources import Source
from dateline.record.story import Story


def sources_for(pages: Iterable[StoryPage], stories: Mapping[str, Story]) -> dict[str, Source]:
    """Return the sources of stories of one item that go out together, by language.

    It is what goes out beside it in the language it was made from, where that still says what
    was translated; else the newest version that said so; else the last before those words were
    written. A story that was written for itself has none.
    """
    pages = list(pages)
    pins = pins_of(pages)
    found = {
        page.language: _source(page, pins[page.pk], stories) for page in pages if page.pk in pins
    }
    return {language: source for language, source in found.items() if source is not None}


def _source(page: StoryPage, pin: Pin, stories: Mapping[str, Story]) -> Source | None:
    beside = stories.get(pin.language)
    if beside is not None and said_by(beside) == pin.said:
        return pin.language
    editions = _counting(page.public_id, pin.language)
    if beside is not None:
        # What waits in that language may be about to give way to what goes out.
        editions = [edition for edition in editions if edition.effective_at <= clock.now()]
    if pin.said is None:
        return _named_before(page, pin.language)
    words = {key: said_by(story) for key, story in stories_of([e.pk for e in editions]).items()}
    same = (edition for edition in editions if words.get(edition.pk) == pin.said)
    before = (edition for edition in editions if pin.at and edition.recorded_at <= pin.at)
    return next(same, None) or next(before, None)


def _counting(public_id: str, language: str) -> list[Edition]:
    """Return the editions with words that were not called off, the newest first."""
    rows = Edition.objects.filter(item__public_id=public_id, language=language, cancellation=None)
    return list(rows.exclude(verb=Verb.WITHDRAW).order_by("-number"))


def _named_before(page: StoryPage, language: str) -> Edition | None:
    """Return what the version before was made from, for a page whose pinned words are lost."""
    before = next(iter(_counting(page.public_id, page.language)), None)
    source = before.source if before else None
    return source if source and source.language == language else None
