"""Who is told what, when, and in which words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import get_language
from wagtail.users.models import UserProfile

from dateline.desk.letters.addressing import Words, written_for
from dateline.desk.models import PreviewLink, StoryPage
from dateline.desk.preview.comments import comment
from dateline.desk.preview.links import Guest, make_link
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.releasing.reschedule import reschedule
from dateline.desk.releasing.withdraw import withdraw
from dateline.jobs.working import work_off
from dateline.ops.kinds import KINDS

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def submit(newsroom: Any, page: StoryPage, by: str = "reporter") -> Any:
    """Submit a story for review, as its form does."""
    return page.get_workflow().start(page, newsroom[by])


def delivered() -> list[EmailMessage]:
    """Send what is due and return it, sorted by whom it is to."""
    mail.outbox.clear()
    work_off(KINDS)
    return sorted(mail.outbox, key=lambda letter: letter.to)


def told() -> list[str]:
    """Send what is due and return to whom it went."""
    return [letter.to[0].removesuffix("@example.org") for letter in delivered()]


def test_those_who_may_release_are_told_of_a_submission(newsroom: Any, write: Any) -> None:
    page = write(reference="GVA/2026/7")
    submit(newsroom, page)
    assert not mail.outbox
    letters = delivered()
    to = [letter.to[0].removesuffix("@example.org") for letter in letters]
    assert to == ["administrator", "chief", "colleague", "editor"]
    assert {letter.subject for letter in letters} == {"Geneva: Story to review"}
    body = str(letters[0].body)
    assert "reporter has submitted “Rice farmers insure their harvest” (GVA/2026/7)." in body
    assert f"http://127.0.0.1:8000/desk/pages/{page.pk}/edit/" in body


def test_nobody_is_told_of_what_they_did_themselves(newsroom: Any, write: Any) -> None:
    submit(newsroom, write(), by="editor")
    assert "editor" not in told()


def test_whoever_left_or_wants_none_gets_none(newsroom: Any, write: Any) -> None:
    colleague, chief = newsroom["colleague"], newsroom["chief"]
    colleague.is_active = False
    colleague.save()
    UserProfile.objects.create(user=chief, submitted_notifications=False)
    editor = newsroom["editor"]
    editor.email = ""
    editor.save()
    submit(newsroom, write())
    assert told() == ["administrator"]


def test_whoever_submitted_is_told_what_came_of_it(newsroom: Any, write: Any) -> None:
    page = write()
    state = submit(newsroom, page)
    delivered()
    state.current_task_state.reject(user=newsroom["editor"], comment="The sum is missing.")
    (letter,) = delivered()
    assert (letter.to, letter.subject) == (["reporter@example.org"], "Geneva: Story sent back")
    assert "The sum is missing." in str(letter.body)
    state.refresh_from_db()
    state.resume(user=newsroom["reporter"])
    delivered()
    state.current_task_state.approve(user=newsroom["editor"])
    (letter,) = delivered()
    assert (letter.to, letter.subject) == (["reporter@example.org"], "Geneva: Story approved")


def test_a_letter_goes_only_with_its_deed(newsroom: Any, write: Any) -> None:
    page = write()
    with transaction.atomic():
        submit(newsroom, page)
        transaction.set_rollback(True)
    assert told() == []


def test_a_letter_is_in_the_language_of_who_reads_it(newsroom: Any) -> None:
    editor = newsroom["editor"]
    UserProfile.objects.create(user=editor, preferred_language="ar")
    for name, language in (("editor", "ar"), ("reporter", "en")):
        written = written_for(newsroom[name], lambda: Words(get_language() or "", ()))
        assert written.subject == language


def test_both_hear_that_it_is_public_once_it_is(newsroom: Any, write: Any, clock: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    clock.move_to(LATER - timedelta(microseconds=1))
    assert told() == []
    clock.move_to(LATER)
    letters = delivered()
    assert [letter.to for letter in letters] == [["editor@example.org"], ["reporter@example.org"]]
    assert {letter.subject for letter in letters} == {"Geneva: Story is public"}
    assert f"http://127.0.0.1:8000/en/i/{page.public_id}/" in str(letters[0].body)
    assert told() == []


def test_nobody_hears_of_what_was_cancelled(newsroom: Any, write: Any, clock: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    cancel(page.public_id, by=newsroom["editor"])
    clock.move_to(LATER)
    assert told() == []


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(hours=-1)])
def test_what_was_moved_is_told_once_and_at_its_new_time(
    newsroom: Any, write: Any, clock: Any, step: timedelta
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    reschedule(page.public_id, by=newsroom["editor"], release_at=LATER + step)
    heard = []
    for moment in sorted([LATER, LATER + step]):
        clock.move_to(moment)
        heard.append((moment, told()))
    assert [moment for moment, names in heard if names] == [LATER + step]


def test_a_late_worker_tells_nobody_of_what_was_withdrawn_meanwhile(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    clock.shift(timedelta(minutes=1))
    withdraw(page.public_id, by=newsroom["chief"], reasons={"en": "It was not true."})
    assert told() == []


def test_whoever_shared_a_preview_hears_of_a_comment_but_not_what_it_says(
    newsroom: Any, write: Any
) -> None:
    page = write()
    make_link(page, Guest("Amal"), lasts=timedelta(days=1), by=newsroom["editor"])
    comment(PreviewLink.objects.get(), "en", "Buy now at evil.example")
    (letter,) = delivered()
    assert (letter.to, letter.subject) == (["editor@example.org"], "Geneva: Story has a comment")
    assert "Amal has commented" in str(letter.body)
    assert "evil.example" not in str(letter.body)


def test_no_subject_betrays_a_headline(newsroom: Any, write: Any, clock: Any) -> None:
    page = write(title="Canary headline")
    state = submit(newsroom, page)
    state.current_task_state.reject(user=newsroom["editor"], comment="Canary headline")
    make_link(page, Guest("Amal"), lasts=timedelta(days=1), by=newsroom["editor"])
    comment(PreviewLink.objects.get(), "en", "Good.")
    letters = delivered()
    assert len(letters) == 6
    assert not [letter for letter in letters if "Canary" in letter.subject]
