"""The one transaction in which what has left the desk is called back, or moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from dateline.archive.standing import standings
from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.known import known_item
from dateline.desk.releasing.noting import Done, Hands, note_release
from dateline.desk.releasing.orders import Refused
from dateline.desk.releasing.rights import person_of
from dateline.desk.releasing.sentences import as_told
from dateline.journal.writing import Writing, writing
from dateline.people.audit import Changes
from dateline.people.models import User
from dateline.record.lawful import Unlawful
from dateline.record.models import Item
from dateline.record.person import Signature


@dataclass(frozen=True, slots=True)
class WayBack:
    """How a verb takes back: its step, who may, what it does on the record.

    `check` raises NotAllowed for a person who may not do it to these stories. `submitted_by`
    is who wrote what goes out by it, where anything does.
    """

    step: Step
    check: Callable[[User, Sequence[StoryPage]], None]
    act: Callable[[Item, Signature], Done]
    changes: Changes = field(default_factory=dict)
    submitted_by: User | None = None


def take_back(public_id: str, way: WayBack, *, by: User) -> Release:
    """Do to an item what `way` does on the record, and set its stories right; all or none.

    Raises Refused with a sentence, or NotAllowed.
    """
    pages = list(StoryPage.objects.filter(public_id=public_id).order_by("pk"))
    if not pages:
        raise Refused(_("Nobody has this on the desk: open it from “Published” first."))
    way.check(by, pages)
    person = person_of(by)
    try:
        with writing() as open_writing:
            done = way.act(known_item(public_id), Signature(person, person))
            _set_right(public_id, done, way.step, by, open_writing)
            hands = Hands(submitted_by=way.submitted_by or by, released_by=by)
            return note_release(
                done, way.step, hands, at=open_writing.recorded_at, changes=way.changes
            )
    except Unlawful as error:
        raise Refused(as_told(error)) from error


def _set_right(public_id: str, done: Done, step: Step, by: User, open_writing: Writing) -> None:
    """Let the desk know what has become of the stories: some are drafts again."""
    languages = [edition.language for edition in done.editions]
    pages = StoryPage.objects.select_for_update().filter(public_id=public_id)
    left = standings([public_id], at=open_writing.recorded_at)
    for page in pages.filter(language__in=languages).order_by("pk"):
        standing = left.get((public_id, page.language))
        if standing is None:
            UnpublishPageAction(page, user=by, log_action=False).execute(
                skip_permission_checks=True
            )
        elif step is Step.CANCELLED:
            # What is on the desk is no longer what readers have, or will have.
            StoryPage.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
        log(instance=page, action=step.value, user=by)
