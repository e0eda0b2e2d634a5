"""The publish panel as a browser without scripts gets it: what it says, and what it does."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from wagtail.models import WorkflowState

from dateline.archive.arranging import make_section, name_section
from dateline.archive.article import article
from dateline.archive.entries import Pin
from dateline.archive.pinning import pin
from dateline.desk.models import KindRule, Release, StoryPage
from dateline.desk.releasing.drafts import draft_of
from dateline.lib import clock as the_clock
from dateline.people.models import User
from dateline.terms.models import Vocabulary
from dateline.terms.naming import found_or_made
from tests.desk.filled_in import filled_in

LATER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)


class Panel:
    """The publish panel of a story, open in somebody's browser."""

    def __init__(self, browser: Client, page: StoryPage) -> None:
        self.browser = browser
        self.page = page
        self.address = reverse("story_publish", args=[page.pk])

    @property
    def text(self) -> str:
        """What it shows when opened anew."""
        answer = self.browser.get(self.address)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def press(self, deed: str, **fields: Any) -> HttpResponse:
        """Press a button, with these fields beside what the form holds."""
        page = StoryPage.objects.get(pk=self.page.pk)
        form = {"language": page.language, f"seen-{page.pk}": draft_of(page).stamp, "when": "now"}
        answer: Any = self.browser.post(self.address, {**form, **fields, "deed": deed})
        return answer

    def looks(self, **fields: Any) -> str:
        """Return what it says of other choices."""
        answer = self.press("look", **fields)
        assert answer.status_code == 200
        return answer.content.decode()


def is_public(page: StoryPage) -> bool:
    """Whether strangers can read it."""
    found = article(page.public_id, page.language, at=the_clock.now())
    return found is not None and found.withdrawal is None


def test_the_sentence_says_what_will_happen_and_rewrites_itself(newsroom: Any, write: Any) -> None:
    english = write()
    write("fr", public_id=english.public_id, title="Le riz")
    panel = Panel(newsroom.browser("editor"), english)
    assert "Goes public <b>now</b>, in English and French." in panel.text
    shown = panel.looks(when="later", at="2026-07-02T10:00")
    assert "Goes public <b>Thu 2 Jul, 10:00 Geneva</b> (08:00 UTC), in 20 h, in English." in shown
    assert "Publish Thu 2 Jul, 10:00 Geneva in English</button>" in shown
    assert not Release.objects.exists()


def test_it_shows_the_languages_ready_to_fix_and_missing(newsroom: Any, write: Any) -> None:
    english = write()
    write("fr", public_id=english.public_id, title="lorem ipsum")
    write("es", title="Otra cosa")
    shown = Panel(newsroom.browser("editor"), english).text
    for words in ("English: ready", "French: to fix", "Spanish: missing"):
        assert words in shown
    assert "Fix what is marked red first, or leave out French." in shown
    assert re.search(r'id="publish-button"[^>]* disabled', shown)


def test_a_copy_that_nobody_has_written_on_is_not_ready(newsroom: Any, write: Any) -> None:
    english = write()
    write("fr", public_id=english.public_id, title=english.title)
    panel = Panel(newsroom.browser("editor"), english)
    for words in ("English: ready", "French: to fix", "still the words of the English version."):
        assert words in panel.text
    assert panel.press("publish", language=["en", "fr"]).status_code == 409
    assert not is_public(english)


def test_a_check_leads_to_its_field(newsroom: Any, write: Any) -> None:
    page = write(title="lorem ipsum")
    shown = Panel(newsroom.browser("editor"), page).text
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'<a href="{edit}#panel-child-' in shown


def test_a_language_that_no_listing_shows_is_told(newsroom: Any, write: Any) -> None:
    english = write()
    french = write("fr", public_id=english.public_id)
    told = "No listing in %s shows this: readers reach it by its link only."
    panel = Panel(newsroom.browser("editor"), english)
    assert told % "English" in panel.text
    assert "Everything else is in order." in panel.text
    section = make_section(is_front=True)
    name_section(section, "en", slug="news", title="News")
    assert told % "English" not in panel.text
    assert told % "French" in panel.text
    assert "Publish now in English and French</button>" in panel.text
    other = make_section(terms=[found_or_made(Vocabulary.TOPIC, "en", "Wages")])
    name_section(other, "fr", slug="a-la-une", title="À la une")
    assert told % "French" in panel.text
    panel.press("publish")
    pin(other, [Pin(english.public_id)])
    assert told % "French" not in Panel(newsroom.browser("editor"), french).text


def test_what_will_change_is_told_before_it_does(newsroom: Any, write: Any) -> None:
    page = write()
    shown = Panel(newsroom.browser("editor"), page).text
    assert "What will change: 2 pages" in shown
    assert f"/en/i/{page.public_id}/rice-farmers-insure-their-harvest.txt" in shown


def test_it_is_published_scheduled_moved_and_cancelled_by_its_buttons(
    newsroom: Any, write: Any, clock: Any
) -> None:
    page = write()
    panel = Panel(newsroom.browser("editor"), page)
    assert panel.press("publish", when="later", at="2026-07-02T10:00").status_code == 302
    shown = panel.text
    assert "Goes public <b>Thu 2 Jul, 10:00 Geneva</b> (08:00 UTC), in 20 h." in shown
    assert "Nobody outside the desk can see this." in shown
    assert panel.press("move", when="later", at="2026-07-02T11:00").status_code == 302
    assert "Thu 2 Jul, 11:00 Geneva" in panel.text
    assert panel.press("cancel").status_code == 302
    assert "Goes public <b>now</b>, in English." in panel.text
    assert panel.press("publish").status_code == 302
    assert is_public(page)
    assert "Public since <b>Wed 1 Jul, 14:00 Geneva</b> (12:00 UTC), in English." in panel.text


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("2026-06-30T10:00", "has passed"),
        ("2027-03-28T02:30", "does not exist in Geneva"),
        ("2026-10-25T02:30", "comes twice in Geneva"),
        ("2116-07-02T10:00", "more than two years ahead"),
        ("", "Choose a date and a time"),
    ],
)
def test_a_bad_time_is_refused_and_what_was_chosen_stays(
    newsroom: Any, write: Any, at: str, sentence: str
) -> None:
    page = write()
    panel = Panel(newsroom.browser("editor"), page)
    answer = panel.press("publish", when="later", at=at)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Nothing has been done; your words are kept." in shown
    assert sentence in shown
    assert f'name="at" value="{at}"' in shown
    assert "Goes public" not in shown.partition('id="publish-sentence"')[2].partition("</p>")[0]
    assert not Release.objects.exists()


def test_changes_go_out_as_a_small_change_or_as_a_correction_with_a_note(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    panel = Panel(newsroom.browser("editor"), page)
    panel.press("publish")
    change(page, title="Rice farmers insure two harvests")
    clock.shift(60)
    assert "Publish the changes now in English</button>" in panel.text
    answer = panel.press("publish", change="correction")
    assert answer.status_code == 409
    assert (
        panel.press(
            "publish", change="correction", severity="correction", **{"note-en": "Two harvests."}
        ).status_code
        == 302
    )
    found = article(page.public_id, "en", at=the_clock.now())
    assert found
    assert [told.note for told in found.corrections] == ["Two harvests."]
    change(page, title="Rice farmers insure both harvests")
    clock.shift(60)
    assert panel.press("publish", change="small").status_code == 302
    found = article(page.public_id, "en", at=the_clock.now())
    assert found
    assert found.entry.headline == "Rice farmers insure both harvests"
    assert len(found.corrections) == 1


def test_published_by_mistake_is_withdrawn_everywhere_with_a_sentence_that_is_ready(
    newsroom: Any, write: Any
) -> None:
    english = write()
    french = write("fr", public_id=english.public_id, title="Le riz")
    panel = Panel(newsroom.browser("chief"), english)
    panel.press("publish", language=["en", "fr"])
    assert is_public(french)
    shown = panel.text
    assert "This item was published by mistake.</textarea>" in shown
    reasons = {"reason-en": "By mistake.", "reason-fr": "Par erreur."}
    assert panel.press("withdraw", **reasons).status_code == 302
    assert not is_public(english)
    assert not is_public(french)
    assert panel.press("restore", only=["en", "fr"]).status_code == 302
    assert is_public(english)


def test_a_withdrawal_may_lead_readers_to_another_item(newsroom: Any, write: Any) -> None:
    page, other = write(), write(title="The better one")
    panel = Panel(newsroom.browser("chief"), page)
    panel.press("publish")
    Panel(newsroom.browser("chief"), other).press("publish")
    reason = {"reason-en": "See the other."}
    wrong = panel.press("withdraw", **reason, **{"leads-to": "https://example.org/else"})
    assert "is not the address of an item here" in wrong.content.decode()
    leads_to = f"http://127.0.0.1:8000/en/i/{other.public_id}/the-better-one"
    assert panel.press("withdraw", **reason, **{"leads-to": leads_to}).status_code == 302
    answer = Client().get(f"/en/i/{page.public_id}/rice-farmers-insure-their-harvest")
    assert other.public_id in answer.headers["Location"]


def test_what_went_out_without_a_second_approval_says_so_until_somebody_approves(
    newsroom: Any, write: Any
) -> None:
    KindRule.objects.create(needs_second_person=True)
    page = write(by="chief")
    panel = Panel(newsroom.browser("chief"), page)
    assert "Publish without second approval, now in English</button>" in panel.text
    panel.press("publish", override="Nobody else is awake.")
    shown = panel.text
    assert "Published without second approval" in shown
    assert "Nobody else is awake." in shown
    assert "Somebody else has to." in shown
    others = Panel(newsroom.browser("editor"), page)
    assert others.press("confirm", release=Release.objects.get().pk).status_code == 302
    assert "without second approval" not in panel.text


def test_a_forged_form_of_a_reporter_does_nothing(newsroom: Any, write: Any) -> None:
    page = write()
    panel = Panel(newsroom.browser("reporter"), page)
    assert "Editors publish this: submit it for review." in panel.text
    for deed in ("publish", "cancel", "move", "withdraw", "restore", "nonsense"):
        answer = panel.press(deed, **{"reason-en": "Because."})
        # Wagtail leads whoever may not back to where they came in.
        assert answer.status_code == 409 or answer.headers["Location"] == "/desk/"
    assert not Release.objects.exists()


def test_a_foreign_editor_does_not_even_get_to_see_the_panel(newsroom: Any, write: Any) -> None:
    page = write()
    panel = Panel(newsroom.browser("stranger"), page)
    assert panel.browser.get(panel.address).status_code in (302, 403)
    assert panel.press("publish").status_code in (302, 403)
    assert not Release.objects.exists()


def test_a_foreign_page_cannot_be_slipped_in_as_another_language(newsroom: Any, write: Any) -> None:
    page = write()
    foreign = write("fr", office=newsroom.manila, title="Le riz")
    panel = Panel(newsroom.browser("editor"), page)
    panel.press("publish", language=["en", "fr"])
    assert is_public(page)
    assert not is_public(foreign)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OperationalError("database is locked"), "The database does not answer just now"),
        (OSError(28, "No space left on device"), "is the disk full?"),
    ],
)
def test_where_there_is_no_room_or_no_turn_to_write_the_choices_stay(
    newsroom: Any,
    write: Any,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    sentence: str,
) -> None:
    page = write()

    def fails(*_args: Any, **_kwargs: Any) -> None:
        raise error

    monkeypatch.setattr("dateline.desk.releasing.letting_go.freeze", fails)
    panel = Panel(newsroom.browser("editor"), page)
    answer = panel.press("publish", when="later", at="2026-07-02T10:00")
    assert answer.status_code == 503
    assert sentence in answer.content.decode()
    assert 'value="2026-07-02T10:00"' in answer.content.decode()


def test_pictures_are_developed_outside_the_transaction_of_the_form(
    newsroom: Any, write: Any
) -> None:
    view: Any = resolve(reverse("story_publish", args=[write().pk])).func
    assert view._non_atomic_requests


def test_the_form_of_a_story_offers_publish_and_nothing_of_wagtails(
    newsroom: Any, write: Any
) -> None:
    page = write()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = newsroom.browser("editor").get(edit).content.decode()
    assert 'name="action-publish-panel"' in shown
    assert "Submit for review" in shown
    assert 'value="action-publish"' not in shown
    assert "action-publish-panel" not in newsroom.browser("reporter").get(edit).content.decode()


def test_a_story_sent_back_says_by_whom_and_why_and_is_submitted_again_by_one_button(
    newsroom: Any, write: Any
) -> None:
    page = write()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    browser = newsroom.browser("reporter")
    review = page.get_workflow().start(page, newsroom["reporter"])
    assert "Sent back" not in browser.get(edit).content.decode()
    review.current_task_state.reject(user=newsroom["editor"], comment="Who says <so>?")
    shown = browser.get(edit).content.decode()
    told = "<strong>Sent back by editor:</strong> <bdi>Who says &lt;so&gt;?</bdi>"
    assert told in shown
    assert shown.count('name="action-submit"') == 1
    assert "Submit for review again" in shown
    assert not re.search("Submit for review(?! again)", shown)
    assert "action-restart-workflow" not in shown
    browser.post(edit, filled_in(browser.get(edit)) | {"action-submit": "1"})
    assert "Sent back" not in browser.get(edit).content.decode()
    (again,) = WorkflowState.objects.for_instance(page)
    assert again.status == WorkflowState.STATUS_IN_PROGRESS


def test_wagtails_schedule_and_visibility_are_not_spoken_of(newsroom: Any, write: Any) -> None:
    page = write()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    browser = newsroom.browser("administrator")
    first = browser.get(edit).content.decode()
    page.get_workflow().start(page, newsroom["reporter"])
    reviewed = browser.get(edit).content.decode()
    for shown in (first, reviewed):
        assert 'data-side-panel="status"' in shown
        for words in ("No publishing schedule set", "Visible to all", "Change privacy"):
            assert words not in shown
    # What stands beside the schedule stays.
    assert "Sent to" in reviewed


def test_who_may_not_withdraw_is_told_who_may(newsroom: Any, write: Any) -> None:
    page = write()
    panels = [Panel(newsroom.browser(name), page) for name in ("editor", "chief")]
    told = "Managing editors can withdraw this: chief."
    assert [told in panel.text for panel in panels] == [False, False]
    panels[0].press("publish")
    assert [told in panel.text for panel in panels] == [True, False]
    User.objects.filter(username="chief").update(is_active=False)
    assert "Administrators can withdraw this: administrator." in panels[0].text


def test_a_correction_without_a_change_is_refused_with_the_name_of_its_language(
    newsroom: Any, write: Any
) -> None:
    page = write()
    panel = Panel(newsroom.browser("editor"), page)
    panel.press("publish")
    StoryPage.objects.update(has_unpublished_changes=True)
    fields = {"change": "correction", "note-en": "It was wrong."}
    answer = panel.press("publish", **fields)
    assert answer.status_code == 409
    assert "The correction changes nothing in “English”." in answer.content.decode()


def test_who_wrote_it_and_who_submitted_it_read_the_same_true_words(
    newsroom: Any, write: Any
) -> None:
    KindRule.objects.create(needs_second_person=True)
    for who in ("chief", "editor"):
        page = write(by=who)
        shown = Panel(newsroom.browser(who), page).text
        assert "not submitted for review" in shown
        assert "You wrote or submitted this yourself" in shown
        assert "You have submitted this" not in shown
