"""The newest words of a story, and whether they are still those that somebody looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Revision

from dateline.desk.models import StoryPage
from dateline.desk.releasing.orders import Orders, Refused
from dateline.people.models import User


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as it was last saved, and the version of its history that holds it."""

    page: StoryPage
    revision: Revision

    @property
    def stamp(self) -> str:
        """What tells this saving from every other: saving again may keep the version's key."""
        return f"{self.revision.pk} {self.revision.created_at.isoformat()}"


def draft_of(page: StoryPage) -> Draft:
    """Return the newest words of a story; refuse what was never saved."""
    revision = page.get_latest_revision()
    if revision is None:
        raise Refused(_("“%(title)s” has never been saved.") % {"title": page.title})
    return Draft(revision.as_object(), revision)


def check_seen(drafts: Iterable[Draft], orders: Orders) -> None:
    """Refuse what was changed since the person who orders it looked at it."""
    for draft in drafts:
        if orders.seen.get(draft.page.pk, draft.stamp) != draft.stamp:
            _refuse(draft.revision)


def check_still_newest(drafts: Iterable[Draft]) -> None:
    """Refuse what is being changed; hold the rest until the transaction ends."""
    drafts = list(drafts)
    keys = [draft.page.pk for draft in drafts]
    # Locked, or a draft saved at the same moment would be lost behind what is written here.
    rows = StoryPage.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    newest = {page.pk: page.latest_revision_id for page in rows}
    saved = Revision.objects.filter(pk__in=newest.values()).in_bulk()
    for draft in drafts:
        revision = saved.get(newest.get(draft.page.pk))
        if revision is None:
            raise Refused(_("“%(title)s” has just been deleted.") % {"title": draft.page.title})
        if Draft(draft.page, revision).stamp != draft.stamp:
            _refuse(revision)


def check_unlocked(drafts: Iterable[Draft], user: User) -> None:
    """Refuse what somebody else has locked."""
    for draft in drafts:
        lock = draft.page.get_lock()
        if lock is not None and lock.for_user(user):
            raise Refused(
                _("“%(title)s” is locked: ask whoever locked it to unlock it first.")
                % {"title": draft.page.title}
            )


def _refuse(revision: Revision) -> None:
    who = (
        revision.user.get_full_name() or revision.user.username if revision.user else _("Somebody")
    )
    raise Refused(
        _("%(person)s has saved a newer version of this story. Look at it, then publish again.")
        % {"person": who}
    )
