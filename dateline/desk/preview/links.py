"""Links by which somebody without an account reads a story before it is out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from dateline.archive.going_out import went_out
from dateline.desk.models import PreviewLink, PreviewVisit, StoryPage
from dateline.desk.states import Mark, state_of
from dateline.lib import clock
from dateline.lib.ids import new_token
from dateline.people.audit import note
from dateline.people.models import User

SHORTEST = timedelta(hours=1)
LONGEST = timedelta(days=14)
# A reader who turns a page back and forth has visited once.
_SAME_VISIT = timedelta(minutes=10)
_LONGEST_BROWSER = 200
_VISITS = Prefetch("visits", queryset=PreviewVisit.objects.order_by("-at", "-pk"))


class UnusableLink(ValueError):
    """A link that cannot be made, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom a link is for."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link as editors see it, with every look through it, the newest first."""

    link: PreviewLink
    is_live: bool
    visits: list[PreviewVisit]


@transaction.atomic
def make_link(page: StoryPage, guest: Guest, *, lasts: timedelta, by: User) -> str:
    """Make a link to the item of a story and return its address, which is kept nowhere.

    Raises UnusableLink where there is nothing that readers do not have already.
    """
    now = clock.now()
    if not SHORTEST <= lasts <= LONGEST:
        raise UnusableLink(_("A link lasts for an hour at least, and two weeks at most."))
    pages = StoryPage.objects.filter(public_id=page.public_id)
    if all(_has_nothing_new(state.marks) for state in state_of(pages, now).values()):
        raise UnusableLink(_("Readers have all of this already: share its public address."))
    token = new_token()
    PreviewLink.objects.create(
        public_id=page.public_id,
        token_digest=_digest(token),
        reader_name=guest.name,
        reader_email=guest.email,
        made_by=by,
        made_at=now,
        expires_at=now + lasts,
    )
    note(by, "shared a preview", f"item {page.public_id}", now)
    return reverse("guest", args=[token])


@transaction.atomic
def end_link(link: PreviewLink, *, by: User) -> None:
    """End a link before its time; again does no harm."""
    now = clock.now()
    if PreviewLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=now):
        note(by, "ended a preview", f"item {link.public_id}", now)


def live_link(token: str, at: datetime) -> PreviewLink | None:
    """Return the link with this token, unless it is over at `at` (UTC).

    It is over once anything of its item goes public: then there is no secret left, or
    another one that nobody meant to share.
    """
    return _live(at).filter(token_digest=_digest(token)).first()


def links_of(public_id: str, at: datetime) -> list[ShownLink]:
    """Return every link that was made to an item, newest first."""
    live = set(_live(at).filter(public_id=public_id).values_list("pk", flat=True))
    links = PreviewLink.objects.filter(public_id=public_id).select_related("made_by")
    return [
        ShownLink(link, link.pk in live, list(link.visits.all()))
        for link in links.prefetch_related(_VISITS).order_by("-made_at", "-pk")
    ]


def note_visit(link: PreviewLink, language: str, browser: str, at: datetime) -> None:
    """Keep that somebody looked, once for each while they go on looking."""
    browser = browser[:_LONGEST_BROWSER]
    is_known = link.visits.filter(at__gt=at - _SAME_VISIT, language=language, browser=browser)
    if not is_known.exists():
        PreviewVisit.objects.create(link=link, at=at, language=language, browser=browser)


def _live(at: datetime) -> QuerySet[PreviewLink]:
    links: QuerySet[PreviewLink] = PreviewLink.objects.filter(ended_at=None, expires_at__gt=at)
    return links.exclude(went_out(at, since="made_at"))


def _has_nothing_new(marks: Iterable[Mark]) -> bool:
    return set(marks) == {Mark.PUBLISHED}


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
