"""The list of stories, and the way to a new one."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dateline.desk.models import Office, OfficePage, StoryPage
from dateline.people.models import User
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term
from tests.desk.stories import write_story


def headlines(client: Client, **asked: str) -> list[str]:
    """Return the headlines in the list, narrowed down to what is asked."""
    answer = client.get(reverse("stories"), asked)
    assert answer.status_code == 200
    return [row.page.draft_title for row in answer.context["rows"]]


def test_stories_come_first_in_the_menu_and_the_tree_of_pages_nowhere(
    manila_reporter: Client,
) -> None:
    page = manila_reporter.get("/desk/").content.decode()
    assert page.index(reverse("stories")) < page.index(reverse("published"))
    assert "wagtailadmin_explore" not in page
    assert manila_reporter.get("/desk/pages/").headers["Location"] == reverse("stories")


def test_everybody_sees_the_stories_of_their_own_offices(
    manila: Office,
    geneva: Office,
    manila_reporter: Client,
    geneva_editor: Client,
    managing_editor: Client,
) -> None:
    write_story(manila, title="From Manila")
    write_story(geneva, title="From Geneva", language="ar")
    assert headlines(manila_reporter) == ["From Manila"]
    assert headlines(geneva_editor) == ["From Geneva"]
    assert headlines(managing_editor) == ["From Geneva", "From Manila"]
    assert headlines(manila_reporter, q="Geneva") == []
    assert headlines(manila_reporter, office=geneva.term.public_id) == ["From Manila"]


def test_a_story_of_nobodys_office_is_in_no_list(manila: Office, reporter: Client) -> None:
    write_story(manila)
    assert headlines(reporter) == []
    assert reporter.get(reverse("new_story")).status_code == 302


def test_the_list_is_narrowed_by_office_kind_language_state_and_whose(
    manila: Office, geneva: Office, managing_editor: Client
) -> None:
    me = User.objects.get(username="managing-editor")
    kind = make_term(Vocabulary.KIND, {"en": "Communiqué"})
    write_story(manila, title="ARABIC", language="ar")
    write_story(geneva, title="Communiqué", kind=kind)
    mine = write_story(geneva, title="Mine", by=me)
    mine.get_workflow().start(mine, me)
    assert headlines(managing_editor, office=manila.term.public_id) == ["ARABIC"]
    assert headlines(managing_editor, kind=kind.public_id) == ["Communiqué"]
    assert headlines(managing_editor, language="ar") == ["ARABIC"]
    assert headlines(managing_editor, state="in-review") == ["Mine"]
    assert headlines(managing_editor, whose="own") == ["Mine"]
    assert headlines(managing_editor, state="nonsense") == []


@pytest.mark.parametrize("words", ["урожай", "УРОЖАЙ рис", "2030/7"])
def test_stories_are_found_by_words_of_the_newest_headline_or_by_reference(
    manila: Office, manila_reporter: Client, words: str
) -> None:
    story = write_story(manila, title="Earlier", reference="2030/7")
    story.title = "Рис: урожай застрахован"
    story.save_revision()
    write_story(manila, title="Another")
    assert headlines(manila_reporter, q=words) == ["Рис: урожай застрахован"]


def test_a_row_says_where_a_story_stands_when_it_goes_out_and_who_was_at_it(
    manila: Office, manila_reporter: Client
) -> None:
    reporter = User.objects.get(username="manila-reporter")
    write_story(
        manila, by=reporter, language="ar", planned_at=datetime(2030, 8, 3, 2, 0, tzinfo=UTC)
    )
    page = manila_reporter.get(reverse("stories")).content.decode()
    for said in ("Draft", "العربية", "Sat 3 Aug 2030, 10:00 Manila", "manila-reporter"):
        assert said in page
    assert 'lang="ar" dir="rtl">A story</a>' in page


def test_the_list_asks_as_much_of_many_stories_as_of_one(
    manila: Office, manila_reporter: Client
) -> None:
    me = User.objects.get()
    kind = make_term(Vocabulary.KIND, {"en": "Communiqué"})
    asked = []
    for count in (1, 6):
        while StoryPage.objects.count() < count:
            write_story(manila, by=me, kind=kind)
        headlines(manila_reporter)
        with CaptureQueriesContext(connection) as queries:
            assert len(headlines(manila_reporter)) == count
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_new_story_is_begun_by_office_language_and_kind(
    manila: Office, geneva: Office, managing_editor: Client
) -> None:
    kind = make_term(Vocabulary.KIND, {"en": "Communiqué"})
    address = reverse("new_story")
    form = managing_editor.get(address).context["form"]
    assert {label for _key, label in form.fields["office"].choices} == {"Manila", "Geneva"}
    sent = {"office": geneva.term.public_id, "language": "ja", "kind": kind.public_id}
    answer = managing_editor.post(address, sent)
    page = OfficePage.objects.get(office=geneva, language="ja")
    add = reverse("wagtailadmin_pages:add", args=["desk", "storypage", page.pk])
    assert answer.headers["Location"] == f"{add}?kind={kind.public_id}"
    assert managing_editor.get(answer.headers["Location"]).status_code == 200


def test_nobody_begins_a_story_in_another_office(manila_reporter: Client, geneva: Office) -> None:
    sent = {"office": geneva.term.public_id, "language": "fr", "kind": ""}
    answer = manila_reporter.post(reverse("new_story"), sent)
    assert "office" in answer.context["form"].errors
    assert not OfficePage.objects.filter(office=geneva, language="fr").exists()


def test_what_is_saved_and_left_leads_back_to_the_list(
    manila: Office, manila_reporter: Client
) -> None:
    story = write_story(manila)
    answer = manila_reporter.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert not StoryPage.objects.exists()
    assert manila_reporter.get(answer.headers["Location"]).headers["Location"] == reverse("stories")
