"""The verb confirm: somebody approves what went out without a second approval."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.history import Step
from dateline.desk.releasing.orders import Refused
from dateline.desk.releasing.rights import check_may_release
from dateline.lib import clock
from dateline.people.audit import note
from dateline.people.models import User


@transaction.atomic
def confirm(release: Release, *, by: User) -> None:
    """Approve a release that one person alone has made.

    Raises Refused where this person had a hand in it or somebody has approved it already,
    and NotAllowed for who may not release it.
    """
    pages = list(StoryPage.objects.filter(public_id=release.public_id))
    if not pages:
        raise Refused(_("Nobody has this on the desk: open it from “Published” first."))
    check_may_release(by, pages)
    if by in (release.released_by, release.submitted_by):
        raise Refused(_("You published this yourself; somebody else has to approve it."))
    now = clock.now()
    waiting = Release.objects.filter(pk=release.pk, confirmed_by=None).exclude(override_reason="")
    # One statement decides, whoever else presses the button at the same moment.
    if not waiting.update(confirmed_by=by, confirmed_at=now):
        raise Refused(_("Somebody has approved this already."))
    note(by, Step.CONFIRMED.deed, f"item {release.public_id}", now)
    for page in pages:
        log(instance=page, action=Step.CONFIRMED.value, user=by)
