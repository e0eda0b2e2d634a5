"""The letter that something is public now, written when it is, and only if it is."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from dateline.archive.addresses import lasting_item_address
from dateline.archive.going_out import languages_out
from dateline.desk.letters.addressing import (
    Words,
    is_reached,
    named,
    office_and_kind,
    written_for,
)
from dateline.desk.models import Release, StoryPage
from dateline.jobs.asking import ask
from dateline.jobs.leasing import LeasedJob
from dateline.jobs.mail import post
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User

KIND = "is public"


def ask_is_public(public_id: str, act_id: int, *, due_at: datetime) -> None:
    """Ask for a letter to whoever submitted and whoever released it, due at its moment (UTC).

    The release has to be written down already, in the transaction that is open.
    """
    release = Release.objects.get(act_id=act_id)
    for person in {release.submitted_by_id, release.released_by_id} - {None}:
        payload = {"act": act_id, "person": person}
        ask(KIND, payload, due_at=due_at, subject=public_id)


def tell_is_public(job: LeasedJob) -> str:
    """Send the letter, unless readers do not have it: it was cancelled, moved or withdrawn."""
    languages = languages_out(job.payload["act"], clock.now())
    if not languages:
        return "Nothing to tell: readers do not have it."
    people = User.objects.select_related("wagtail_userprofile")
    person = people.filter(pk=job.payload["person"]).first()
    pages = StoryPage.objects.filter(public_id=job.subject)
    page = pages.filter(language__in=languages).order_by("language").first()
    if person is None or page is None or not is_reached(person):
        return "Nobody to tell."

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s is public") % office_and_kind(page),
            (
                _("Everybody can read %(story)s now:") % {"story": named(page)},
                *(
                    f"{LANGUAGES[language].own_name}: {settings.SITE_ADDRESS}"
                    f"{lasting_item_address(language, job.subject)}"
                    for language in languages
                ),
            ),
        )

    post(written_for(person, write).to(person.email), key=job.key)
    return f"Told {person.username}."
