"""Verbs: a translation says the newest words of its source as it is, or is written for itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.desk.releasing.drafts import Draft, draft_of
from dateline.desk.releasing.orders import NotAllowed, Refused
from dateline.desk.translating.pins import pin_source, unpin
from dateline.desk.translating.side_by_side.beside import beside
from dateline.desk.translating.side_by_side.memory import remember
from dateline.desk.translating.side_by_side.stretches import State
from dateline.people.models import User


@transaction.atomic
def says_the_same(page: StoryPage, source: StoryPage, *, seen: str, by: User) -> None:
    """Keep that the newest words of a page say what those of `source` do.

    `seen` is the stamp of the source's version that this person had before them. Raises
    Refused where somebody has written on since, or the page is locked.
    """
    _check_free(page, by)
    newest = draft_of(source)
    if newest.stamp != seen:
        raise Refused(_("The source has been changed just now: look at what is new."))
    pin_source(page, source)
    both = beside(page)
    if both is not None:
        right = {one.path: (one.source, one.said) for one in both.of(State.REWORK) if one.said}
        remember(page, source.language, right, by)


def written_for_itself(page: StoryPage, *, by: User) -> None:
    """Keep that a page is no translation from here on. Raises Refused where it is locked."""
    _check_free(page, by)
    unpin(page)


def stamp_of(page: StoryPage) -> str:
    """Return what tells the newest words of a story from any before; "" without any."""
    revision = page.get_latest_revision()
    return Draft(page, revision).stamp if revision else ""


def _check_free(page: StoryPage, by: User) -> None:
    if not page.permissions_for_user(by).can_edit():
        raise NotAllowed
    lock = page.get_lock()
    if lock is not None and lock.for_user(by):
        told = _("“%(title)s” is locked: ask whoever locked it to unlock it first.")
        raise Refused(told % {"title": page.title})
