"""The two-person rule: off at first, and then nobody lets go what they submitted themselves."""

from typing import Any

import pytest

from dateline.desk.models import KindRule, Release
from dateline.desk.releasing.confirm import confirm
from dateline.desk.releasing.orders import NotAllowed, Orders, Refused
from dateline.desk.releasing.release import release
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made

REASON = "The strike begins at six and nobody else is awake."


@pytest.fixture
def rule(newsroom: Any) -> None:
    """Ask for a second person, whatever the kind."""
    KindRule.objects.create(needs_second_person=True)


def test_without_the_rule_an_editor_releases_what_they_wrote(newsroom: Any, write: Any) -> None:
    page = write(by="editor")
    done = release([page], by=newsroom["editor"], orders=Orders(override_reason=REASON))
    assert done.override_reason == ""


def test_with_the_rule_who_saved_last_does_not_release(
    newsroom: Any, write: Any, rule: None
) -> None:
    page = write(by="editor")
    with pytest.raises(Refused, match="need a second person"):
        release([page], by=newsroom["editor"], orders=Orders())
    release([page], by=newsroom["colleague"], orders=Orders())


def test_who_submitted_for_review_counts_not_who_saved_last(
    newsroom: Any, write: Any, change: Any, rule: None
) -> None:
    page = write(by="colleague")
    page.get_workflow().start(page, newsroom["colleague"])
    page = change(page, title="With a comma, now", by="editor")
    with pytest.raises(Refused, match="need a second person"):
        release([page], by=newsroom["colleague"], orders=Orders())
    done = release([page], by=newsroom["editor"], orders=Orders())
    assert done.submitted_by == newsroom["colleague"]


def test_a_rule_of_a_kind_holds_for_that_kind_alone(newsroom: Any, write: Any) -> None:
    kind = found_or_made(Vocabulary.KIND, "en", "Statement")
    KindRule.objects.create(kind=kind, needs_second_person=True)
    statement, other = write(by="editor", kind=kind), write(by="editor")
    release([other], by=newsroom["editor"], orders=Orders())
    with pytest.raises(Refused, match="need a second person"):
        release([statement], by=newsroom["editor"], orders=Orders())


def test_an_editor_cannot_override_the_rule_whatever_the_form_says(
    newsroom: Any, write: Any, rule: None
) -> None:
    page = write(by="editor")
    with pytest.raises(NotAllowed):
        release([page], by=newsroom["editor"], orders=Orders(override_reason=REASON))
    assert not Release.objects.exists()


def test_a_managing_editor_overrides_with_a_reason_until_somebody_else_approves(
    newsroom: Any, write: Any, rule: None
) -> None:
    page = write(by="chief")
    with pytest.raises(Refused, match="need a second person"):
        release([page], by=newsroom["chief"], orders=Orders(override_reason="  "))
    done = release([page], by=newsroom["chief"], orders=Orders(override_reason=REASON))
    assert (done.override_reason, done.act.reason) == (REASON, REASON)
    with pytest.raises(Refused, match="somebody else"):
        confirm(done, by=newsroom["chief"])
    for name in ("reporter", "stranger"):
        with pytest.raises(NotAllowed):
            confirm(done, by=newsroom[name])
    confirm(done, by=newsroom["editor"])
    assert Release.objects.get().confirmed_by == newsroom["editor"]
    with pytest.raises(Refused, match="already"):
        confirm(done, by=newsroom["colleague"])


def test_a_review_under_way_ends_with_the_release(newsroom: Any, write: Any) -> None:
    page = write()
    state = page.get_workflow().start(page, newsroom["reporter"])
    release([page], by=newsroom["editor"], orders=Orders())
    state.refresh_from_db()
    assert state.status == state.STATUS_APPROVED
    assert state.current_task_state.finished_by == newsroom["editor"]


def test_a_review_that_is_approved_publishes_nothing(newsroom: Any, write: Any) -> None:
    page = write()
    state = page.get_workflow().start(page, newsroom["reporter"])
    state.current_task_state.approve(user=newsroom["editor"])
    page.refresh_from_db()
    assert not page.live
    assert not Release.objects.exists()
