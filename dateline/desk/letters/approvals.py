"""The letter that asks for the second approval of what went out without one."""

from django.utils.translation import gettext as _

from dateline.desk.letters.addressing import (
    Words,
    ask_letters,
    name_of,
    named,
    office_and_kind,
    story_address,
)
from dateline.desk.models import Release, StoryPage
from dateline.desk.teams import releasers


def ask_second_approval(release: Release) -> None:
    """Tell everybody who may approve it; whoever submitted or released it may not."""
    page = StoryPage.objects.filter(public_id=release.public_id).order_by("pk").first()
    if page is None:
        return

    def write() -> Words:
        return Words(
            _("%(office)s: %(kind)s published without second approval") % office_and_kind(page),
            (
                _("%(person)s has published %(story)s without second approval, and says why:")
                % {"person": name_of(release.released_by), "story": named(page)},
                release.override_reason,
                _("Look at it and approve it: %(address)s") % {"address": story_address(page)},
            ),
        )

    done_by = {release.submitted_by_id, release.released_by_id}
    readers = releasers(page.office_page.office).select_related("wagtail_userprofile")
    others = [person for person in readers if person.pk not in done_by]
    ask_letters(others, write, about=release.public_id)
