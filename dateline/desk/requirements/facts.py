"""Checks of the facts beside the words: contacts, date, event, money."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dateline.desk.models import StoryPage
from dateline.desk.requirements.problem import Finding, Looked
from dateline.lib import clock
from dateline.record.blocks import ProjectFacts, all_of
from dateline.record.models import Edition

_EVENT = "Event"
_FAR = timedelta(days=30)


def contact(looked: Looked) -> Iterator[Finding]:
    """Journalists know whom to call."""
    if not looked.story.contacts:
        yield Finding("contacts", _("There is no contact whom journalists could call or write to."))


def date_shown(looked: Looked) -> Iterator[Finding]:
    """The date shown is near the day on which the story goes public for the first time."""
    zone = ZoneInfo(looked.page.office_page.office.time_zone)
    day = looked.release_at.astimezone(zone).date()
    if abs(looked.story.date - day) > _FAR and not _is_out(looked.page):
        told = _(
            "The date shown, %(date)s, is more than 30 days from %(day)s, when it goes public."
        )
        days = {"date": looked.story.date, "day": day}
        yield Finding(
            "date", told % {name: date_format(one, "j F Y") for name, one in days.items()}
        )


def _is_out(page: StoryPage) -> bool:
    """Say whether readers have seen the story: they know it under the date it has."""
    out = Edition.objects.filter(effective_at__lte=clock.now(), cancellation=None)
    return out.filter(item__public_id=page.public_id, language=page.language).exists()


def event_start(looked: Looked) -> Iterator[Finding]:
    """An event says when it starts."""
    kind = looked.page.kind
    if kind and kind.schema_type == _EVENT and looked.page.event_starts_on is None:
        yield Finding("event_starts_on", _("The event does not say on which day it starts."))


def event_end(looked: Looked) -> Iterator[Finding]:
    """An event ends after it starts."""
    event = looked.story.event
    if event and type(event.starts) is type(event.ends) and event.ends < event.starts:
        yield Finding("event_ends_on", _("The event ends before it starts."))


def currency(looked: Looked) -> Iterator[Finding]:
    """An amount says of which money it is."""
    for facts in all_of(ProjectFacts, looked.story.body):
        if facts.amount and not facts.currency:
            told = _("The amount %(amount)s of the project has no currency, such as EUR.")
            yield Finding("body", told % {"amount": facts.amount})
