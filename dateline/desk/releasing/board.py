"""The question board: what goes out next, what stops it, and how what has gone out went."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from dateline.desk.models import StoryPage
from dateline.desk.releasing.due import Board, Due
from dateline.desk.releasing.gathered import Gathered
from dateline.people.models import User
from dateline.record.schedule import Scheduled, scheduled

SOON = timedelta(hours=24)
AHEAD = timedelta(days=30)
BEHIND = timedelta(hours=24)
# More than anybody reads; each costs a look at a draft.
MOST = 100


def board(user: User, at: datetime) -> Board:
    """Return what comes within 30 days of `at` (UTC), and what the last 24 hours brought.

    Only what this person may see, and at most as much as anybody reads.
    """
    between = (at - BEHIND, at + AHEAD)
    dues = sorted(_dues(user, at, between, MOST), key=lambda due: due.moment)
    return Board(
        soon=tuple(due for due in dues if at < due.moment <= at + SOON),
        later=tuple(due for due in dues if due.moment > at + SOON),
        gone=tuple(due for due in reversed(dues) if due.moment <= at),
    )


def coming(user: User, at: datetime, *, ahead: timedelta = SOON, most: int = MOST) -> list[Due]:
    """Return what comes within `ahead` of `at` (UTC), earliest first, `most` of each sort."""
    dues = sorted(_dues(user, at, (at, at + ahead), most), key=lambda due: due.moment)
    return [due for due in dues if due.moment > at]


def _dues(user: User, at: datetime, between: tuple[datetime, datetime], most: int) -> Iterable[Due]:
    """Yield one for each item and moment past the first of two (UTC) and up to the second."""
    since, until = between
    visible = _visible(user)
    due = _by_moment(scheduled(since, until))
    theirs = visible.filter(public_id__in={public_id for public_id, _moment in due})
    seen = set(theirs.values_list("public_id", flat=True))
    timed = dict([one for one in due.items() if one[0][0] in seen][:most])
    meant = visible.filter(planned_at__gt=since, planned_at__lte=until)
    soonest = meant.order_by("planned_at", "pk").values_list("public_id", flat=True)[:most]
    wanted = {*soonest, *(public_id for public_id, _moment in timed)}
    known = Gathered(list(visible.filter(public_id__in=wanted).order_by("pk")), at)
    for (public_id, moment), editions in timed.items():
        if public_id in known.items:
            yield known.timed(public_id, moment, editions)
    for public_id, its_pages in known.items.items():
        meant_for = next((page.planned_at for page in its_pages if page.planned_at), None)
        if meant_for and known.is_still_to_come(public_id):
            yield known.planned(public_id, meant_for)


def _by_moment(found: Iterable[Scheduled]) -> dict[tuple[str, datetime], list[Scheduled]]:
    grouped: dict[tuple[str, datetime], list[Scheduled]] = {}
    for one in found:
        grouped.setdefault((one.public_id, one.release_at), []).append(one)
    return grouped


def _visible(user: User) -> QuerySet[StoryPage]:
    """Return the stories this person may work on."""
    theirs = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    stories: QuerySet[StoryPage] = StoryPage.objects.filter(pk__in=theirs.values("pk"))
    return stories
