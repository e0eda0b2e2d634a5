"""The verb write in: a story goes on in another language."""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from dateline.desk.models import StoryPage
from dateline.desk.offices import office_page
from dateline.desk.thawing.taking import page_of
from dateline.lib.languages import language_of
from dateline.people.models import User


def write_in(page: StoryPage, language: str, *, by: User) -> StoryPage:
    """Return the story's page in a language: a draft of the same words where there was none.

    It is the same item, and stands below the same office's page in that language.
    """
    language_of(language)
    there = page_of(page.public_id, language)
    if there is not None:
        return there
    try:
        return _copied(page, language, by)
    except IntegrityError:
        # Somebody else was faster; anything else is no race, and raises again.
        there = page_of(page.public_id, language)
        if there is None:
            raise
        return there


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
