"""Verbs: a story goes on in another language, translated or written on its own."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dateline.desk.freezing import last_story
from dateline.desk.models import StoryPage
from dateline.desk.offices import office_page
from dateline.desk.thawing.once import made_once
from dateline.desk.thawing.taking import take_to_desk
from dateline.desk.translating.pins import pin_source
from dateline.desk.translating.side_by_side.beginning import own_words, words_to_translate
from dateline.lib.languages import language_of
from dateline.people.models import User


def translate_into(page: StoryPage, language: str, *, by: User) -> StoryPage:
    """Return the story's page in a language: a draft pinned to these words where there was none.

    It begins with the newest words of the source, for an editor to write over. It is the same
    item, and stands below the same office's page in that language. Where readers have it in
    that language already, it says what they read, and is pinned to nothing. To be called
    outside a transaction. Raises CannotEdit.
    """
    return _begun(page, language, by, is_translation=True)


def write_in(page: StoryPage, language: str, *, by: User) -> StoryPage:
    """Return the story's page in a language, as translate_into does; a new one without words.

    The labels, the picture and the facts of the story come along.
    """
    return _begun(page, language, by, is_translation=False)


def _begun(page: StoryPage, language: str, by: User, *, is_translation: bool) -> StoryPage:
    language_of(language)
    if last_story(page.public_id, language) is not None:
        return take_to_desk(page.public_id, language, by=by)
    make = _translation if is_translation else _own
    return made_once(page.public_id, language, lambda: make(page, language, by))


@transaction.atomic
def _translation(page: StoryPage, language: str, by: User) -> StoryPage:
    copy = _copied(page, language, by, words_to_translate(page))
    pin_source(copy, page)
    return copy


@transaction.atomic
def _own(page: StoryPage, language: str, by: User) -> StoryPage:
    return _copied(page, language, by, own_words(page, title=_("Untitled")))


def _copied(page: StoryPage, language: str, by: User, words: Mapping[str, Any]) -> StoryPage:
    parent = office_page(page.office_page.office, language)
    newest: StoryPage = page.get_latest_revision_as_object()
    copy: StoryPage = newest.copy(
        to=parent,
        update_attrs={**words, "locale": parent.locale, "slug": page.public_id},
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
