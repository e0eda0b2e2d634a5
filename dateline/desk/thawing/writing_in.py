"""The verb write in: a story goes on in another language."""

from django.db import transaction
from wagtail.log_actions import log

from dateline.desk.freezing import last_story
from dateline.desk.models import StoryPage
from dateline.desk.offices import office_page
from dateline.desk.thawing.once import made_once
from dateline.desk.thawing.taking import take_to_desk
from dateline.lib.languages import language_of
from dateline.people.models import User


def write_in(page: StoryPage, language: str, *, by: User) -> StoryPage:
    """Return the story's page in a language: a draft of the same words where there was none.

    It is the same item, and stands below the same office's page in that language. Where
    readers have it in that language already, it says what they read. To be called outside a
    transaction. Raises CannotEdit.
    """
    language_of(language)
    if last_story(page.public_id, language) is not None:
        return take_to_desk(page.public_id, language, by=by)
    return made_once(page.public_id, language, lambda: _copied(page, language, by))


@transaction.atomic
def _copied(page: StoryPage, language: str, by: User) -> StoryPage:
    parent = office_page(page.office_page.office, language)
    newest: StoryPage = page.get_latest_revision_as_object()
    copy: StoryPage = newest.copy(
        to=parent,
        update_attrs={"locale": parent.locale, "slug": page.public_id},
        copy_revisions=False,
        keep_live=False,
        user=by,
        reset_translation_key=False,
        log_action=None,
    )
    # A copy gets an id of its own, but this one is the same item.
    copy.public_id = page.public_id
    copy.save(update_fields=["public_id"], clean=False)
    log(instance=copy, action="wagtail.create", user=by, revision=copy.latest_revision)
    return copy
