"""The first page of the desk: what needs somebody, what they were at, how they begin."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dateline.desk.models import KindRule, PreviewLink, StoryPage
from dateline.desk.offices import office_page
from dateline.desk.preview.comments import comment
from dateline.desk.preview.links import Guest, make_link
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.releasing.withdraw import withdraw
from dateline.desk.teams import place_in_offices
from dateline.people.models import Role
from dateline.terms.models import Term, Vocabulary

SOON = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


def needs(newsroom: Any, name: str) -> list[tuple[str, str]]:
    """Return what the first page says needs somebody: (headline, button)s."""
    answer = newsroom.browser(name).get("/desk/")
    (panel,) = (panel for panel in answer.context["panels"] if panel.name == "needs_you")
    found = panel.get_context_data({})["needs"]
    shown = answer.content.decode()
    for need in found:
        assert need.address in shown
        assert str(need.button) in shown
    return [(need.page.draft_title, str(need.button)) for need in found]


def submit(newsroom: Any, page: StoryPage, by: str = "reporter") -> Any:
    """Submit a story for review, as its form does."""
    return page.get_workflow().start(page, newsroom[by])


def test_all_is_clear_where_nothing_waits(newsroom: Any) -> None:
    page = newsroom.browser("editor").get("/desk/").content.decode()
    assert "All clear." in page
    assert "0" not in page[page.index('id="needs-you"') : page.index("All clear.")]


def test_where_nothing_waits_it_says_what_comes_next(newsroom: Any, write: Any) -> None:
    release([write()], by=newsroom["editor"], orders=Orders(release_at=SOON))
    page = newsroom.browser("editor").get("/desk/").content.decode()
    assert "Next: <b>Thu 2 Jul, 10:00 Geneva</b>" in page
    assert page.index('id="needs-you"') < page.index('id="coming-up"')
    stranger = newsroom.browser("stranger").get("/desk/").content.decode()
    assert "Rice farmers" not in stranger


def test_what_was_submitted_needs_those_who_may_release_it(newsroom: Any, write: Any) -> None:
    submit(newsroom, write())
    expected = [("Rice farmers insure their harvest", "Review")]
    for name in ("editor", "colleague", "chief", "administrator"):
        assert needs(newsroom, name) == expected, name
    for name in ("reporter", "stranger"):
        assert needs(newsroom, name) == [], name


def test_what_came_back_needs_whoever_submitted_it(newsroom: Any, write: Any) -> None:
    state = submit(newsroom, write())
    state.current_task_state.reject(user=newsroom["editor"], comment="The sum is missing.")
    assert needs(newsroom, "reporter") == [("Rice farmers insure their harvest", "Go on writing")]
    assert needs(newsroom, "editor") == []
    page = newsroom.browser("reporter").get("/desk/").content.decode()
    assert "The sum is missing." in page


def test_what_is_approved_needs_to_be_published(newsroom: Any, write: Any) -> None:
    page = write()
    submit(newsroom, page).current_task_state.approve(user=newsroom["editor"])
    assert needs(newsroom, "editor") == [(page.title, "Publish")]
    assert needs(newsroom, "stranger") == []
    release([page], by=newsroom["editor"], orders=Orders())
    assert needs(newsroom, "editor") == []


def test_an_override_needs_somebody_else(newsroom: Any, write: Any) -> None:
    KindRule.objects.create(kind=None, needs_second_person=True)
    page = write(by="chief")
    orders = Orders(override_reason="Nobody else is awake.")
    release([page], by=newsroom["chief"], orders=orders)
    assert needs(newsroom, "editor") == [(page.title, "Approve")]
    assert needs(newsroom, "administrator") == [(page.title, "Approve")]
    for name in ("chief", "stranger", "reporter"):
        assert needs(newsroom, name) == [], name


def test_nobody_is_asked_to_review_what_they_may_not(newsroom: Any, write: Any) -> None:
    KindRule.objects.create(kind=None, needs_second_person=True)
    submit(newsroom, write(by="editor"), by="editor")
    assert needs(newsroom, "editor") == []
    assert len(needs(newsroom, "colleague")) == 1


def test_a_guests_comments_need_whoever_shared_the_preview(newsroom: Any, write: Any) -> None:
    page = write()
    make_link(page, Guest("Amal"), lasts=timedelta(days=1), by=newsroom["editor"])
    for text in ("The sum is wrong.", "And the date."):
        comment(PreviewLink.objects.get(), "en", text)
    assert needs(newsroom, "editor") == [(page.title, "Read comments")]
    assert needs(newsroom, "colleague") == []


def test_drafts_are_those_somebody_worked_on(newsroom: Any, write: Any, change: Any) -> None:
    write(title="Mine")
    change(write(title="Of another", by="editor"), by="reporter")
    write(title="Not mine", by="editor")
    out = write(title="Out already")
    release([out], by=newsroom["editor"], orders=Orders())
    page = newsroom.browser("reporter").get("/desk/").content.decode()
    drafts = page[page.index('id="my-drafts"') : page.index('id="just-published"')]
    assert "Mine" in drafts
    assert "Of another" in drafts
    assert "Not mine" not in drafts
    assert "Out already" not in drafts


def test_a_public_draft_says_that_its_changes_are_not_out(
    newsroom: Any, write: Any, change: Any
) -> None:
    page = write(title="Mine")
    release([page], by=newsroom["editor"], orders=Orders())
    change(page, title="Mine, and changed")
    shown = newsroom.browser("reporter").get("/desk/").content.decode()
    drafts = shown[shown.index('id="my-drafts"') : shown.index('id="just-published"')]
    assert "Published, Changes not out ·" in drafts


def test_whoever_left_an_office_is_shown_none_of_its_stories(newsroom: Any, write: Any) -> None:
    write(title="A draft they left")
    sent_back = submit(newsroom, write(title="Sent back to them"))
    sent_back.current_task_state.reject(user=newsroom["editor"], comment="Too long.")
    shared = write(title="Shared with a guest")
    make_link(shared, Guest("Amal"), lasts=timedelta(days=1), by=newsroom["reporter"])
    comment(PreviewLink.objects.get(), "en", "The sum is wrong.")
    titles = ("A draft they left", "Sent back to them", "Shared with a guest")
    before = newsroom.browser("reporter").get("/desk/").content.decode()
    assert all(title in before for title in titles)
    place_in_offices(newsroom["reporter"], Role.REPORTER, [newsroom.manila.term])
    write(title="A draft at the new office", office=newsroom.manila)
    after = newsroom.browser("reporter").get("/desk/").content.decode()
    assert "A draft at the new office" in after
    assert not [title for title in titles if title in after]


def test_what_was_just_published_can_be_corrected_at_once(newsroom: Any, write: Any) -> None:
    out, gone = write(title="Still out"), write(title="Taken back")
    for page in (out, gone):
        release([page], by=newsroom["editor"], orders=Orders())
    withdraw(gone.public_id, by=newsroom["chief"], reasons={"en": "It was wrong."})
    page = newsroom.browser("chief").get("/desk/").content.decode()
    rows = {
        row.partition("dir=")[2].partition(">")[2].partition("<")[0]: row
        for row in page[page.index('id="just-published"') :].split("<li>")[1:]
    }
    assert ">Correct<span" in rows["Still out"]
    assert ">Edit<span" in rows["Taken back"]


def test_a_story_is_begun_by_its_kind(newsroom: Any) -> None:
    french = office_page(newsroom.geneva, "fr")
    kind = Term.objects.filter(vocabulary=Vocabulary.KIND).first()
    assert kind is not None
    reporter = newsroom.browser("reporter")
    page = reporter.get("/desk/").content.decode()
    assert f'value="{kind.public_id}"' in page
    begun = reporter.get("/desk/stories/new/", {"kind": kind.public_id, "page": french.pk})
    address = reverse("wagtailadmin_pages:add", args=["desk", "storypage", french.pk])
    assert begun.headers["Location"] == f"{address}?kind={kind.public_id}"
    foreign = office_page(newsroom.manila, "en")
    own = office_page(newsroom.geneva, "en")
    for odd in (str(foreign.pk), "x", "", "9" * 30):
        led = reporter.get("/desk/stories/new/", {"page": odd, "kind": "'><script>"})
        assert led.headers["Location"].endswith(f"/storypage/{own.pk}/")


def test_the_first_page_asks_no_more_however_much_there_is(newsroom: Any, write: Any) -> None:
    def queries(name: str) -> int:
        client = newsroom.browser(name)
        client.get("/desk/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/").status_code == 200
        return len(asked)

    def work() -> None:
        submit(newsroom, write())
        state = submit(newsroom, write())
        state.current_task_state.reject(user=newsroom["editor"], comment="No.")
        approved = write()
        submit(newsroom, approved).current_task_state.approve(user=newsroom["editor"])
        release([write()], by=newsroom["editor"], orders=Orders())
        release([write()], by=newsroom["editor"], orders=Orders(release_at=SOON))
        write(planned_at=SOON)
        make_link(approved, Guest("Amal"), lasts=timedelta(days=1), by=newsroom["editor"])
        comment(PreviewLink.objects.latest("pk"), "en", "Good.")

    for _again in range(4):
        work()
    few = {name: queries(name) for name in ("reporter", "editor", "chief")}
    for _again in range(4):
        work()
    many = {name: queries(name) for name in few}
    assert many == few
    assert max(many.values()) <= 150
