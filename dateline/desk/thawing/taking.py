"""The verb take to the desk: what is public gets the page that editors change it on."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dateline.desk.freezing import last_story
from dateline.desk.models import StoryPage
from dateline.desk.offices import office_of, office_page
from dateline.desk.thawing.once import made_once, page_of
from dateline.desk.thawing.refusal import CannotEdit
from dateline.desk.thawing.sources import pin_recorded_sources
from dateline.desk.thawing.values import page_values
from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import User
from dateline.record.items import item_with
from dateline.record.models import Item, Verb
from dateline.record.story import Story


def take_to_desk(public_id: str, language: str, *, by: User) -> StoryPage:
    """Return the item's page in a language, made from the record where it never had one.

    Whoever else asks for it at the same moment gets the same page. It says what the newest
    version says; of a withdrawn item, what it said before. To be called outside a transaction,
    as pictures and files are copied. Raises CannotEdit with a sentence.
    """
    there = page_of(public_id, language)
    if there is not None:
        return there
    item, story = item_with(public_id), last_story(public_id, language)
    if item is None or story is None:
        raise CannotEdit(_("Nothing is published under this address that could be edited."))
    return made_once(public_id, language, lambda: _made(item, language, story, by))


def translation_key(public_id: str) -> UUID:
    """Return what joins the pages of an item in its languages, whoever makes them first."""
    there = StoryPage.objects.filter(public_id=public_id)
    found: UUID | None = there.values_list("translation_key", flat=True).first()
    return found or uuid5(NAMESPACE_URL, f"dateline:{public_id}")


def _made(item: Item, language: str, story: Story, by: User) -> StoryPage:
    office = office_of(item.office)
    values = page_values(story, office=office, language=language)
    editions = item.editions.filter(language=language, cancellation=None).order_by("number")
    times = list(editions.values_list("effective_at", flat=True))
    said = editions.exclude(verb=Verb.WITHDRAW).select_related("source").last()
    with transaction.atomic():
        parent = office_page(office, language)
        page = StoryPage(
            **values,
            public_id=item.public_id,
            slug=item.public_id,
            locale=parent.locale,
            translation_key=translation_key(item.public_id),
            owner=by,
            live=True,
            first_published_at=times[0],
            last_published_at=times[-1],
            source_language=said.source.language if said and said.source else "",
        )
        parent.add_child(instance=page)
        revision = page.save_revision(user=by, changed=False, clean=False)
        page.live_revision = revision
        page.save(update_fields=["live_revision"], clean=False)
        log(instance=page, action="wagtail.create", user=by, revision=revision)
        subject = f"story {item.public_id} {language}"
        note(by, "began to edit a published story", subject, clock.now())
    pin_recorded_sources(item.public_id, office)
    return page
