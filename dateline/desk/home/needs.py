"""The question what needs somebody: stories to review, to go on with or to publish, and answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState

from dateline.desk.home.stories import stories_to_release, stories_within_reach
from dateline.desk.models import PreviewComment, Release, StoryPage
from dateline.desk.releasing.second_person import needs_second_person
from dateline.desk.states import Mark, in_state
from dateline.desk.translating.choosing import behind_on
from dateline.desk.words import desk_language, language_name
from dateline.people.models import User

MOST = 20


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for a person since a moment (UTC), and the button that does it."""

    page: StoryPage
    why: str
    who: str
    since: datetime
    button: str
    address: str


def needs_of(user: User, at: datetime) -> list[Need]:
    """Return what needs somebody at `at` (UTC), the longest first; at most twenty of each sort."""
    mine = stories_to_release(user)
    reached = stories_within_reach(user)
    found = [*_sent_back(user, reached), *_comments(user, reached), *_to_translate(reached, at)]
    if mine is not None:
        found += [*_to_review(user, mine, at), *_to_publish(mine, at), *_to_approve(user, mine)]
    return sorted(found, key=lambda need: need.since)


def _to_review(user: User, mine: QuerySet[StoryPage], at: datetime) -> Iterator[Need]:
    """Yield what was submitted to this person; under the two-person rule not what they did."""
    pages = in_state(mine, Mark.IN_REVIEW, at).order_by("pk")[:MOST]
    waiting = {page.pk: page for page in pages}
    under_way = _reviews(WorkflowState.STATUS_IN_PROGRESS)
    for review in under_way.filter(object_id__in=[str(pk) for pk in waiting]):
        page = waiting[int(review.object_id)]
        if review.requested_by == user and needs_second_person([page]):
            continue
        yield Need(
            page,
            _("Waits for a review"),
            _name(review.requested_by),
            review.current_task_state.started_at,
            _("Review"),
            _edit(page),
        )


def _sent_back(user: User, reached: QuerySet[StoryPage]) -> Iterator[Need]:
    back = _reviews(WorkflowState.STATUS_NEEDS_CHANGES).filter(requested_by=user)
    found = list(back.order_by("created_at", "pk")[:MOST])
    pages = reached.in_bulk([int(review.object_id) for review in found])
    for review in found:
        page = pages.get(int(review.object_id))
        step = review.current_task_state
        if page is not None:
            yield Need(
                page,
                step.comment or _("Sent back to you"),
                _name(step.finished_by),
                step.finished_at or review.created_at,
                _("Go on writing"),
                _edit(page),
            )


def _to_publish(mine: QuerySet[StoryPage], at: datetime) -> Iterator[Need]:
    approved = in_state(mine, Mark.APPROVED, at).select_related("latest_revision__user")
    for page in approved.order_by("latest_revision_created_at")[:MOST]:
        yield Need(
            page,
            _("Approved, and not published yet"),
            _name(page.latest_revision.user),
            page.latest_revision_created_at,
            _("Publish"),
            reverse("story_publish", args=[page.pk]),
        )


def _to_approve(user: User, mine: QuerySet[StoryPage]) -> Iterator[Need]:
    """Yield what others published without a second approval."""
    open_ones = Release.objects.filter(override_reason__gt="", confirmed_by=None)
    theirs = open_ones.exclude(submitted_by=user).exclude(released_by=user)
    releases = list(theirs.select_related("released_by").order_by("at")[:MOST])
    pages = _by_item(mine, (release.public_id for release in releases))
    for release in releases:
        page = pages.get(release.public_id)
        if page is not None:
            yield Need(
                page,
                _("Published without second approval: %(reason)s")
                % {"reason": release.override_reason},
                _name(release.released_by),
                release.at,
                _("Approve"),
                reverse("story_publish", args=[page.pk]),
            )


def _comments(user: User, reached: QuerySet[StoryPage]) -> Iterator[Need]:
    """Yield the oldest open comment that came through each of this person's links."""
    open_ones = PreviewComment.objects.filter(settled_at=None, link__made_by=user)
    first: dict[str, PreviewComment] = {}
    for comment in open_ones.select_related("link").order_by("at", "pk")[:MOST]:
        first.setdefault(comment.link.public_id, comment)
    pages = _by_item(reached, first)
    for public_id, comment in first.items():
        page = pages.get(public_id)
        if page is not None:
            yield Need(
                page,
                _("Has comments from a guest"),
                comment.link.reader_name,
                comment.at,
                _("Read comments"),
                reverse("story_preview", args=[page.pk]) + "#comments",
            )


def _to_translate(reached: QuerySet[StoryPage], at: datetime) -> Iterator[Need]:
    """Yield the translations of which the source has come out anew."""
    for page, found in islice(behind_on(reached, at, most=MOST), MOST):
        told = ngettext(
            "%(translation)s is %(count)s version behind %(source)s",
            "%(translation)s is %(count)s versions behind %(source)s",
            found.versions,
        )
        names = {"translation": page.language, "source": found.source}
        called = {name: language_name(tag) for name, tag in names.items()}
        yield Need(
            page,
            told % {**called, "count": found.versions},
            "",
            found.since or at,
            _("Translate"),
            reverse("story_languages", args=[page.public_id]) + f"#in-{page.language}",
        )


def _reviews(status: str) -> QuerySet[WorkflowState]:
    pages = ContentType.objects.get_for_model(Page)
    reviews: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        status=status, base_content_type=pages
    )
    return reviews.select_related("requested_by", "current_task_state__finished_by")


def _by_item(stories: QuerySet[StoryPage], public_ids: Iterable[str]) -> dict[str, StoryPage]:
    """Return one story of each item, in the language of the desk where there is one."""
    wanted = list(stories.filter(public_id__in=set(public_ids)).order_by("-language"))
    wanted.sort(key=lambda page: page.language == desk_language())
    return {page.public_id: page for page in wanted}


def _edit(page: StoryPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _name(person: User | None) -> str:
    return (person.get_full_name() or person.username) if person else ""
