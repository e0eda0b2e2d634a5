"""Coming up: what goes out next, what stops it, and how late what has gone out was followed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dateline.desk.models import KindRule, StoryPage
from dateline.desk.releasing.board import board
from dateline.desk.releasing.cancel import cancel
from dateline.desk.releasing.line import line_of
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.jobs.working import work_off
from dateline.lib import clock as the_clock
from dateline.ops.kinds import KINDS

SOON = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def headlines(dues: Any) -> list[str]:
    """Return what is due, by its headline."""
    return [due.headline for due in dues]


def test_it_shows_what_is_scheduled_and_what_is_planned_by_its_moment(
    newsroom: Any, write: Any
) -> None:
    write(title="Third", planned_at=SOON + timedelta(days=5))
    write(title="Second", planned_at=SOON + timedelta(hours=1))
    first = write(title="First")
    release([first], by=newsroom["editor"], orders=Orders(release_at=SOON))
    write(title="Too far", planned_at=SOON + timedelta(days=60))
    write(title="Unplanned")
    found = board(newsroom["editor"], the_clock.now())
    assert headlines(found.soon) == ["First", "Second"]
    assert headlines(found.later) == ["Third"]
    assert not found.gone
    assert found.soon[0].approval == "Let go by editor"


def test_it_shows_nobody_the_plans_of_other_offices(newsroom: Any, write: Any) -> None:
    write(title="Geneva's", planned_at=SOON)
    write(title="Manila's", planned_at=SOON, office=newsroom.manila)
    now = the_clock.now()
    assert headlines(board(newsroom["reporter"], now).soon) == ["Geneva's"]
    assert headlines(board(newsroom["stranger"], now).soon) == ["Manila's"]
    assert sorted(headlines(board(newsroom["chief"], now).soon)) == ["Geneva's", "Manila's"]


def test_it_says_what_blocks_a_plan_and_which_languages_are_ready(
    newsroom: Any, write: Any
) -> None:
    english = write(planned_at=SOON)
    write("fr", public_id=english.public_id, title="lorem ipsum")
    write("es", title="Otra cosa")
    (due,) = board(newsroom["editor"], the_clock.now()).soon
    assert "lorem ipsum" in due.blocker
    assert [(one.tag, one.readiness.value) for one in due.languages] == [
        ("en", "ready"),
        ("fr", "to-fix"),
        ("es", "missing"),
    ]


def test_a_plan_that_has_passed_says_that_nothing_went_out(newsroom: Any, write: Any) -> None:
    write(planned_at=the_clock.now() - timedelta(hours=2))
    (due,) = board(newsroom["editor"], the_clock.now()).gone
    assert due.blocker == "Was meant to go out then, and is still a draft."


def test_what_has_gone_out_says_how_late_its_letters_were(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=SOON))
    clock.move_to(SOON + timedelta(milliseconds=250))
    (due,) = board(newsroom["editor"], the_clock.now()).gone
    assert due.late_milliseconds is None
    work_off(KINDS)
    (due,) = board(newsroom["editor"], the_clock.now()).gone
    assert due.late_milliseconds == 250
    shown = newsroom.browser("editor").get(reverse("coming_up")).content.decode()
    assert "letters 250 ms late" in shown


def test_what_is_cancelled_is_not_coming(newsroom: Any, write: Any) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=SOON))
    cancel(page.public_id, by=newsroom["editor"])
    assert not board(newsroom["editor"], the_clock.now()).soon


def test_what_waits_without_a_second_approval_says_so(newsroom: Any, write: Any) -> None:
    KindRule.objects.create(needs_second_person=True)
    page = write(by="chief")
    orders = Orders(release_at=SOON, override_reason="Nobody else is awake.")
    release([page], by=newsroom["chief"], orders=orders)
    (due,) = board(newsroom["editor"], the_clock.now()).soon
    assert "without second approval" in due.blocker


def test_what_is_scheduled_costs_the_same_questions_however_much_there_is(
    newsroom: Any, write: Any
) -> None:
    editor = newsroom["editor"]

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            board(editor, the_clock.now())
        return len(queries)

    release([write()], by=editor, orders=Orders(release_at=SOON))
    board(editor, the_clock.now())
    once = asked()
    for hours in range(1, 6):
        moment = SOON + timedelta(hours=hours)
        release([write()], by=editor, orders=Orders(release_at=moment))
    assert asked() == once


def test_the_line_has_the_hours_of_two_clocks_and_each_item_at_its_place(
    newsroom: Any, write: Any
) -> None:
    page = write()
    release([page], by=newsroom["editor"], orders=Orders(release_at=SOON))
    at = the_clock.now()
    zones = ["Europe/Zurich", "Asia/Manila", "Africa/Lagos"]
    soon = board(newsroom["editor"], at).soon
    # A clock goes by the name of its office, else by the city that its zone is named for.
    line = line_of(soon, zones, at=at)
    geneva, manila, lagos = line.clocks
    assert (geneva.city, geneva.ticks[0].hour) == ("Geneva", "15:00")
    assert lagos.city == "Lagos"
    assert (manila.city, manila.ticks[0].hour) == ("Manila", "21:00")
    assert geneva.ticks[0].place == manila.ticks[0].place == 4.17
    (stop,) = line.stops
    assert stop.place == 83.33


def test_an_empty_line_goes_by_the_name_of_one_s_office(newsroom: Any) -> None:
    shown = newsroom.browser("editor").get(reverse("coming_up")).content.decode()
    assert '<span class="desk-line__city">Geneva</span>' in shown


def test_the_page_leads_to_each_story_s_panel(newsroom: Any, write: Any) -> None:
    page = write(planned_at=SOON)
    shown = newsroom.browser("reporter").get(reverse("coming_up")).content.decode()
    assert reverse("story_publish", args=[page.pk]) in shown
    assert StoryPage.objects.get(pk=page.pk).title in shown
