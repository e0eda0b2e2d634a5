"""What translations from the record were made from, set aside for the desk to compare with."""

from dateline.archive.unfolding import stories_of
from dateline.desk.models import Office, StoryPage
from dateline.desk.thawing.refusal import CannotEdit
from dateline.desk.thawing.values import page_values
from dateline.desk.translating.pins import pin_recorded, pins_of
from dateline.record.models import Edition, Verb


def pin_recorded_sources(public_id: str, office: Office) -> None:
    """Pin the translations of an item that know no more than the language of their source.

    To the words of the version that the record names, where both languages are on the desk.
    What was erased is as good as never said, and a picture whose file is lost is not copied:
    such a translation stands beside what its source says today.
    """
    pages = {page.language: page for page in StoryPage.objects.filter(public_id=public_id)}
    pins = pins_of(pages.values())
    for page in pages.values():
        pin = pins.get(page.pk)
        source_page = pages.get(pin.language) if pin and pin.revision_id is None else None
        edition = _made_from(page) if source_page else None
        if source_page and edition and edition.language == source_page.language:
            _pin(page, source_page, edition, office)


def _pin(page: StoryPage, source_page: StoryPage, edition: Edition, office: Office) -> None:
    story = stories_of([edition.pk]).get(edition.pk)
    if story is None:
        return
    try:
        values = page_values(story, office=office, language=edition.language)
    except CannotEdit:
        return
    pin_recorded(page, source_page, values, story)


def _made_from(page: StoryPage) -> Edition | None:
    """Return what the newest version of a page was made from that has words."""
    editions = Edition.objects.filter(item__public_id=page.public_id, language=page.language)
    counting = editions.filter(cancellation=None).exclude(verb=Verb.WITHDRAW)
    newest = counting.select_related("source").order_by("number").last()
    return newest.source if newest else None
