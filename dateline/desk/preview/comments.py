"""What guests say about a story, and how an editor settles it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dateline.desk.letters.comments import tell_of_comment
from dateline.desk.models import PreviewComment, PreviewLink
from dateline.lib import clock
from dateline.lib.text import UnprintableText, checked_text
from dateline.people.audit import note
from dateline.people.models import User

LONGEST = 5_000
MOST_IN_AN_HOUR = 20
MOST = 200


class UnusableComment(ValueError):
    """A comment that is not taken, with the sentence that says why."""


@transaction.atomic
def comment(link: PreviewLink, language: str, text: str) -> PreviewComment:
    """Keep what a guest says and tell whoever made the link; raise UnusableComment instead."""
    now = clock.now()
    text = text.replace("\r\n", "\n").strip()
    _check(text)
    said = link.comments
    if said.filter(at__gt=now - timedelta(hours=1)).count() >= MOST_IN_AN_HOUR:
        raise UnusableComment(_("That is a lot for one hour. Send this a little later."))
    if said.count() >= MOST:
        raise UnusableComment(_("This link takes no more comments. Ask whoever sent it to you."))
    kept = PreviewComment.objects.create(link=link, at=now, language=language, text=text)
    tell_of_comment(kept)
    return kept


@transaction.atomic
def settle(comment: PreviewComment, *, by: User) -> None:
    """Mark a comment as dealt with; again does no harm."""
    now = clock.now()
    if PreviewComment.objects.filter(pk=comment.pk, settled_at=None).update(settled_at=now):
        note(by, "settled a comment", f"item {comment.link.public_id}", now)


def unsettled(public_ids: list[str]) -> QuerySet[PreviewComment]:
    """Return what waits for an answer about these items, oldest first."""
    waiting = PreviewComment.objects.filter(settled_at=None, link__public_id__in=public_ids)
    return waiting.select_related("link").order_by("at", "pk")


def _check(text: str) -> None:
    if not text:
        raise UnusableComment(_("Write what you want to say, then send it."))
    if len(text) > LONGEST:
        raise UnusableComment(
            _("A comment has at most %(most)d characters; this one has %(count)d.")
            % {"most": LONGEST, "count": len(text)}
        )
    try:
        checked_text(text, field=_("comment"))
    except UnprintableText as error:
        raise UnusableComment(
            _("The comment holds a sign that cannot be shown; type it instead of pasting it.")
        ) from error
