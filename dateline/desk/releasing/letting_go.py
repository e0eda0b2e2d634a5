"""The one transaction in which stories leave the desk, whichever verb sends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from dateline.desk.freezing import freeze, keep
from dateline.desk.letters import ask_is_public, ask_second_approval
from dateline.desk.models import Policy, Release, StoryPage
from dateline.desk.releasing.drafts import (
    Draft,
    check_seen,
    check_still_newest,
    check_unlocked,
    draft_of,
)
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.noting import (
    Done,
    Hands,
    moment_changes,
    note_release,
    story_changes,
)
from dateline.desk.releasing.orders import Orders, Refused
from dateline.desk.releasing.rights import check_may_release, person_of
from dateline.desk.releasing.second_person import check_second_person, submitter_of
from dateline.desk.releasing.sentences import as_told
from dateline.desk.requirements import Stage, problems_of
from dateline.desk.translating.sources import sources_for
from dateline.journal.writing import writing
from dateline.people.models import User
from dateline.record.lawful import Unlawful
from dateline.record.models import Edition
from dateline.record.person import Signature
from dateline.record.sources import Sources
from dateline.record.story import Story, UnusableStory

Stories = Mapping[str, Story]


@dataclass(frozen=True, slots=True)
class Way:
    """How a verb lets go: what its step is called, what it expects, what it does on the record.

    `check` raises Refused where the item does not stand where it should at a moment (UTC).
    """

    step: Step
    check: Callable[[datetime], None]
    send: Callable[[Stories, Sources, Signature], Sequence[Edition]]


def let_go(pages: Sequence[StoryPage], way: Way, *, by: User, orders: Orders) -> Release:
    """Send the newest words of these stories, languages of one item, out; all or none.

    Raises Refused with a sentence, or NotAllowed. Not to be called inside a transaction, as
    pictures are developed here before it opens one.
    """
    check_may_release(by, pages)
    drafts = [draft_of(page) for page in pages]
    check_seen(drafts, orders)
    check_unlocked(drafts, by)
    going = _ready(drafts, orders)
    hands = _hands(going, by, orders)
    try:
        return _sent(going, way, hands, orders.release_at)
    except (Unlawful, UnusableStory) as error:
        raise Refused(as_told(error)) from error


def _sent(going: Sequence[Draft], way: Way, hands: Hands, release_at: datetime | None) -> Release:
    public_id = going[0].page.public_id
    frozen = {draft.page.language: freeze(draft.page) for draft in going}
    with writing() as open_writing:
        now = open_writing.recorded_at
        check_still_newest(going)
        way.check(now)
        changes = story_changes(public_id, frozen)
        if release_at:
            changes |= moment_changes(None, release_at)
        for each in frozen.values():
            keep(open_writing, each)
        stories = {language: each.story for language, each in frozen.items()}
        sources = sources_for([draft.page for draft in going], stories)
        editions = way.send(stories, sources, _signature(hands))
        for draft in going:
            _mark_as_out(draft, hands.released_by, way.step)
        done = Done(editions[0].act_id, editions)
        release = note_release(done, way.step, hands, at=now, changes=changes)
        ask_is_public(public_id, done.act_id, due_at=release_at or now)
        if hands.override_reason:
            ask_second_approval(release)
        return release


def _ready(drafts: Sequence[Draft], orders: Orders) -> list[Draft]:
    """Return those that go: all of them, or, each as ready, those that nothing stops."""
    if not drafts:
        raise Refused(_("Choose at least one language."))
    blockers = [_blocker(draft, orders) for draft in drafts]
    ready = [draft for draft, stopped in zip(drafts, blockers, strict=True) if not stopped]
    if len(ready) < len(drafts) and (orders.policy is Policy.TOGETHER or not ready):
        raise Refused(next(filter(None, blockers)))
    return ready


def _blocker(draft: Draft, orders: Orders) -> str:
    problems = problems_of(draft.page, at=Stage.RELEASE, release_at=orders.release_at)
    return next((problem.sentence for problem in problems if problem.is_blocking), "")


def _hands(going: Sequence[Draft], by: User, orders: Orders) -> Hands:
    is_overridden = check_second_person(going, by, orders)
    return Hands(
        submitted_by=submitter_of(going[0]),
        released_by=by,
        policy=orders.policy,
        override_reason=orders.override_reason.strip() if is_overridden else "",
    )


def _signature(hands: Hands) -> Signature:
    return Signature(
        submitter=person_of(hands.submitted_by or hands.released_by),
        approver=person_of(hands.released_by),
        reason=hands.override_reason,
        policy=hands.policy.value,
    )


def _mark_as_out(draft: Draft, by: User, step: Step) -> None:
    """End the review of a story, and let the desk know its newest words as those that left it."""
    state = draft.page.current_workflow_task_state
    if state is not None and state.status == TaskState.STATUS_IN_PROGRESS:
        state.approve(user=by)
    # Read again, as the one in hand remembers the story from before the transaction.
    revision = Revision.objects.get(pk=draft.revision.pk)
    revision.publish(user=by, log_action=step.value, skip_permission_checks=True)
