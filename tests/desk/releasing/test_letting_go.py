"""Stories leave the desk: now or later, in one language or several, all of it or nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.archive.article import article
from dateline.desk.models import Policy, Release, StoryPage
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.correct import correct
from dateline.desk.releasing.drafts import draft_of
from dateline.desk.releasing.orders import NotAllowed, Orders, Refused
from dateline.desk.releasing.release import release
from dateline.desk.releasing.update import update
from dateline.desk.states import Mark, in_state, state_of
from dateline.jobs.models import Job
from dateline.lib import clock as the_clock
from dateline.people.models import AuditEntry
from dateline.record.models import Severity
from tests.newsroom import row_counts

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def marks(page: StoryPage) -> tuple[Mark, ...]:
    """Return a story's marks, having seen that the list's filter says the same."""
    page = StoryPage.objects.get(pk=page.pk)
    now = the_clock.now()
    found = state_of([page], now)[page.pk].marks
    for mark in Mark:
        is_listed = in_state(StoryPage.objects.filter(pk=page.pk), mark, now).exists()
        assert is_listed is (mark in found), mark
    return found


def headline(page: StoryPage) -> str | None:
    """Return what readers find above a story, None where they find nothing."""
    found = article(page.public_id, page.language, at=the_clock.now())
    return found.entry.headline if found and not found.withdrawal else None


def test_what_is_released_now_is_public_at_once_and_known_by_who_let_it_go(
    newsroom: Any, write: Any
) -> None:
    page = write()
    assert marks(page) == (Mark.DRAFT,)
    done = release([page], by=newsroom["editor"], orders=Orders())
    assert headline(page) == "Rice farmers insure their harvest"
    assert marks(page) == (Mark.PUBLISHED,)
    assert (done.submitted_by, done.released_by) == (newsroom["reporter"], newsroom["editor"])
    assert done.act.submitter == newsroom["reporter"].opaque_id
    assert done.act.approver == newsroom["editor"].opaque_id
    entry = AuditEntry.objects.get(deed="published")
    assert entry.subject == f"item {page.public_id} en"
    assert entry.changes["headline (en)"] == ["", "Rice farmers insure their harvest"]


def test_what_is_scheduled_is_public_at_its_moment_and_not_before(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=LATER))
    assert marks(page) == (Mark.SCHEDULED,)
    clock.move_to(LATER - timedelta(microseconds=1))
    assert headline(page) is None
    clock.move_to(LATER)
    assert headline(page) == "Rice farmers insure their harvest"
    assert marks(page) == (Mark.PUBLISHED,)
    assert set(Job.objects.values_list("subject", "due_at")) == {(page.public_id, LATER)}


def test_a_draft_changed_after_its_release_touches_nothing_until_it_is_released_again(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    page = change(page, title="Rice farmers insure their harvests")
    assert marks(page) == (Mark.PUBLISHED, Mark.CHANGED)
    assert headline(page) == "Rice farmers insure their harvest"
    clock.shift(60)
    update([page], by=newsroom["editor"], orders=Orders())
    assert headline(page) == "Rice farmers insure their harvests"
    assert marks(page) == (Mark.PUBLISHED,)
    entry = AuditEntry.objects.get(deed="updated")
    assert entry.changes == {
        "headline (en)": [
            "Rice farmers insure their harvest",
            "Rice farmers insure their harvests",
        ]
    }


def test_a_correction_carries_its_note_and_severity_to_readers(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    page = change(page, title="Rice farmers insure two harvests")
    clock.shift(60)
    orders = Orders(notes={"en": "It is two harvests."}, severity=Severity.CLARIFICATION)
    correct([page], by=newsroom["editor"], orders=orders)
    found = article(page.public_id, "en", at=the_clock.now())
    assert found
    (told,) = found.corrections
    assert (told.note, told.severity) == ("It is two harvests.", "clarification")


def test_a_correction_without_its_note_is_refused(newsroom: Any, write: Any, change: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    page = change(page, title="Other")
    with pytest.raises(Refused, match="needs a note"):
        correct([page], by=newsroom["editor"], orders=Orders())


def test_the_languages_of_an_item_go_out_in_one_act(newsroom: Any, write: Any) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="Le riz est assuré")
    done = release([english, french], by=newsroom["editor"], orders=Orders())
    assert (headline(english), headline(french)) == (english.title, "Le riz est assuré")
    assert Release.objects.get() == done


def test_all_together_waits_for_the_one_that_is_not_ready(newsroom: Any, write: Any) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="lorem ipsum")
    with pytest.raises(Refused, match="lorem ipsum"):
        release([english, french], by=newsroom["editor"], orders=Orders())
    assert headline(english) is None
    assert not Release.objects.exists()


def test_each_as_ready_leaves_the_one_that_is_not_ready_a_draft(newsroom: Any, write: Any) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="lorem ipsum")
    orders = Orders(policy=Policy.AS_READY)
    done = release([english, french], by=newsroom["editor"], orders=orders)
    assert (headline(english), headline(french)) == (english.title, None)
    assert (marks(english), marks(french)) == ((Mark.PUBLISHED,), (Mark.DRAFT,))
    assert done.act.policy == "as ready"


def test_another_version_is_refused_while_one_waits_and_may_take_its_place(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    orders = Orders(release_at=LATER)
    release([page], by=newsroom["editor"], orders=orders)
    page = change(page, title="Better words")
    assert marks(page) == (Mark.SCHEDULED, Mark.CHANGED)
    with pytest.raises(Refused, match="scheduled for Thu 2 Jul, 10:00 Geneva already"):
        release([page], by=newsroom["editor"], orders=orders)
    orders = Orders(release_at=LATER, replaces_waiting=True)
    release([page], by=newsroom["editor"], orders=orders)
    assert marks(page) == (Mark.SCHEDULED,)
    clock.move_to(LATER)
    assert headline(page) == "Better words"


def test_what_is_out_already_is_not_released_a_second_time(newsroom: Any, write: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders())
    with pytest.raises(Refused, match="English has been published already"):
        release([page], by=newsroom["colleague"], orders=Orders())
    assert Release.objects.count() == 1


def test_words_that_were_changed_since_somebody_looked_are_not_released_unseen(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    seen = {page.pk: draft_of(page).stamp}
    clock.shift(1)
    change(page, title="Something nobody has read", by="colleague")
    with pytest.raises(Refused, match="colleague has saved a newer version"):
        release([page], by=newsroom["editor"], orders=Orders(seen=seen))
    assert headline(page) is None


def test_a_draft_saved_while_pictures_are_developed_stops_the_release(
    newsroom: Any, write: Any, change: Any, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write()
    monkeypatch.setattr(
        "dateline.desk.releasing.letting_go.freeze",
        _afterwards("dateline.desk.freezing", lambda: (clock.shift(1), change(page, title="New"))),
    )
    with pytest.raises(Refused, match="reporter has saved a newer version"):
        release([page], by=newsroom["editor"], orders=Orders())
    assert headline(page) is None


def test_what_somebody_else_has_locked_stays(newsroom: Any, write: Any, clock: Any) -> None:
    page = write()
    StoryPage.objects.filter(pk=page.pk).update(
        locked=True, locked_by=newsroom["colleague"], locked_at=the_clock.now()
    )
    with pytest.raises(Refused, match="is locked"):
        release([StoryPage.objects.get(pk=page.pk)], by=newsroom["editor"], orders=Orders())


@pytest.mark.parametrize("name", ["reporter", "stranger"])
def test_who_does_not_decide_over_an_office_releases_nothing_of_it(
    newsroom: Any, write: Any, name: str
) -> None:
    page = write()
    with pytest.raises(NotAllowed):
        release([page], by=newsroom[name], orders=Orders())
    with pytest.raises(NotAllowed):
        cancel(page.public_id, by=newsroom[name])


_STEPS = (
    "dateline.desk.releasing.letting_go.check_still_newest",
    "dateline.desk.releasing.letting_go.story_changes",
    "dateline.desk.releasing.letting_go.keep",
    "dateline.desk.releasing.release.publish",
    "dateline.desk.releasing.letting_go._mark_as_out",
    "dateline.desk.releasing.letting_go.note_release",
    "dateline.desk.releasing.noting.note",
    "dateline.desk.releasing.letting_go.ask_is_public",
)


@pytest.mark.parametrize("step", _STEPS)
def test_an_error_behind_any_step_leaves_nothing_behind(
    newsroom: Any, write: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    page = write()
    before = row_counts()
    module, _dot, _name = step.rpartition(".")

    def fail() -> None:
        raise MemoryError

    monkeypatch.setattr(step, _afterwards(module, fail, _name))
    with pytest.raises(MemoryError):
        release([page], by=newsroom["editor"], orders=Orders())
    assert row_counts() == before
    assert marks(page) == (Mark.DRAFT,)


def _afterwards(module: str, deed: Callable[[], Any], name: str = "freeze") -> Callable[..., Any]:
    """Return the function of this name, doing something else once it has done its own."""
    whole = pytest.importorskip(module)
    original = getattr(whole, name)

    def doing(*args: Any, **kwargs: Any) -> Any:
        found = original(*args, **kwargs)
        deed()
        return found

    return doing
