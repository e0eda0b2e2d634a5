"""What has left the desk is moved, called back, and brought back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from dateline.archive.article import article
from dateline.desk.models import Release, StoryPage
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.orders import NotAllowed, Orders, Refused
from dateline.desk.releasing.release import release
from dateline.desk.releasing.reschedule import reschedule
from dateline.desk.releasing.restore import restore
from dateline.desk.releasing.update import update
from dateline.desk.releasing.withdraw import withdraw
from dateline.desk.states import Mark, state_of
from dateline.lib import clock as the_clock
from dateline.people.models import AuditEntry

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def marks(page: StoryPage) -> tuple[Mark, ...]:
    """Return the marks of a story as it is now."""
    page = StoryPage.objects.get(pk=page.pk)
    return state_of([page], the_clock.now())[page.pk].marks


def headline(page: StoryPage) -> str | None:
    """Return what readers find above a story, None where they find nothing."""
    found = article(page.public_id, page.language, at=the_clock.now())
    return found.entry.headline if found and not found.withdrawal else None


def test_what_is_moved_goes_out_at_its_new_moment_alone(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    moved = reschedule(
        page.public_id, by=newsroom["colleague"], release_at=LATER + timedelta(hours=1)
    )
    assert (moved.submitted_by, moved.released_by) == (newsroom["reporter"], newsroom["colleague"])
    clock.move_to(LATER)
    assert headline(page) is None
    clock.move_to(LATER + timedelta(hours=1))
    assert headline(page) == page.title


def test_what_waits_can_go_out_now_instead(newsroom: Any, write: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    reschedule(page.public_id, by=newsroom["editor"], release_at=None)
    assert headline(page) == page.title


def test_what_is_cancelled_is_a_draft_again_with_all_of_its_words(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    cancel(page.public_id, by=newsroom["editor"])
    page = StoryPage.objects.get(pk=page.pk)
    assert marks(page) == (Mark.DRAFT,)
    assert page.get_latest_revision_as_object().title == "Rice farmers insure their harvest"
    clock.move_to(LATER + timedelta(days=1))
    assert headline(page) is None
    release([page], by=newsroom["editor"], orders=Orders())
    assert headline(page) == page.title


def test_a_cancelled_change_leaves_what_readers_have_and_the_draft_as_changed(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    page = change(page, title="Other words")
    update([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    assert marks(page) == (Mark.PUBLISHED, Mark.SCHEDULED)
    cancel(page.public_id, by=newsroom["editor"])
    assert marks(page) == (Mark.PUBLISHED, Mark.CHANGED)
    clock.move_to(LATER)
    assert headline(page) == "Rice farmers insure their harvest"


def test_scheduling_and_cancelling_leave_no_public_trace(
    newsroom: Any, write: Any, clock: Any
) -> None:
    out, page = write(), write(title="A canary in the mine")
    release([out], by=newsroom["editor"], orders=Orders())
    clock.shift(120)
    addresses = [
        "/",
        "/en/",
        f"/en/i/{out.public_id}/",
        f"/en/i/{page.public_id}/",
        f"/en/i/{page.public_id}/a-canary-in-the-mine",
        f"/en/i/{page.public_id}/a-canary-in-the-mine.txt",
    ]
    before = _answers(addresses)
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    assert _answers(addresses) == before
    reschedule(page.public_id, by=newsroom["editor"], release_at=LATER + timedelta(hours=1))
    assert _answers(addresses) == before
    cancel(page.public_id, by=newsroom["editor"])
    assert _answers(addresses) == before
    clock.move_to(LATER + timedelta(hours=2))
    assert _answers(addresses) == before


def _answers(addresses: list[str]) -> list[tuple[int, dict[str, str], bytes]]:
    """Return what strangers get at these addresses, but for the moments it may be kept until."""
    found = []
    for address in addresses:
        answer = Client().get(address)
        headers = {
            name: value
            for name, value in answer.headers.items()
            if name not in {"Date", "Cache-Control", "Expires"}
        }
        found.append((answer.status_code, headers, answer.content))
    return found


def test_a_withdrawal_is_everywhere_at_once_and_takes_what_waits_along(
    newsroom: Any, write: Any, clock: Any
) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="Le riz")
    release([english], by=newsroom["editor"], orders=Orders())
    release([french], by=newsroom["editor"], orders=Orders(release_at=LATER))
    withdraw(english.public_id, by=newsroom["chief"], reasons="It was not true.")
    assert marks(english) == (Mark.WITHDRAWN,)
    assert marks(french) == (Mark.DRAFT,)
    found = article(english.public_id, "en", at=the_clock.now())
    assert found
    assert found.withdrawal
    assert found.withdrawal.reason == "It was not true."
    clock.move_to(LATER)
    assert headline(french) is None


def test_a_withdrawal_in_one_language_leaves_the_other(newsroom: Any, write: Any) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="Le riz")
    release([english, french], by=newsroom["editor"], orders=Orders())
    withdraw(english.public_id, by=newsroom["chief"], reasons={"fr": "Non."}, languages=["fr"])
    assert (headline(english), headline(french)) == (english.title, None)


def test_what_was_withdrawn_comes_back_as_readers_had_it(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    clock.shift(60)
    withdraw(page.public_id, by=newsroom["chief"], reasons="It was not true.")
    change(page, title="A draft of something else")
    clock.shift(60)
    restore(page.public_id, by=newsroom["chief"])
    assert headline(page) == "Rice farmers insure their harvest"
    assert marks(page) == (Mark.PUBLISHED, Mark.CHANGED)
    deeds = list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds[-3:] == ["published", "withdrawn", "restored"]


def test_a_withdrawn_story_cannot_be_deleted_from_the_desk(newsroom: Any, write: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    withdraw(page.public_id, by=newsroom["chief"], reasons="It was not true.")
    page = StoryPage.objects.get(pk=page.pk)
    assert not page.permissions_for_user(newsroom["administrator"]).can_delete()


@pytest.mark.parametrize("name", ["reporter", "editor", "stranger"])
def test_only_managing_editors_and_administrators_withdraw_and_restore(
    newsroom: Any, write: Any, name: str
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    with pytest.raises(NotAllowed):
        withdraw(page.public_id, by=newsroom[name], reasons="Because.")
    withdraw(page.public_id, by=newsroom["administrator"], reasons="Because.")
    with pytest.raises(NotAllowed):
        restore(page.public_id, by=newsroom[name])
    assert Release.objects.count() == 2


def test_taking_back_what_was_never_published_says_so(newsroom: Any, write: Any) -> None:
    page = write()
    with pytest.raises(Refused, match="never been published"):
        cancel(page.public_id, by=newsroom["editor"])
    with pytest.raises(Refused, match="Nobody has this on the desk"):
        withdraw("000000000000", by=newsroom["chief"], reasons="Because.")
