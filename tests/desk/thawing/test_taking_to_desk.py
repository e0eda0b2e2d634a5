"""Promises: whatever is public can be edited, once, and says what it said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from dateline.desk.freezing import freeze
from dateline.desk.models import DeskImage, Office, OfficePage, StoryPage
from dateline.desk.thawing import CannotEdit, take_to_desk, translate_into
from dateline.lib import clock
from dateline.people.accounts import make_account
from dateline.people.models import AuditEntry, Role, User
from dateline.pictures.files import PICTURES
from dateline.record.blocks import Paragraph, Run
from dateline.record.cancel import cancel
from dateline.record.models import Item
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story, TermRef
from dateline.record.update import update
from dateline.record.versions import story_now
from dateline.terms.models import Term, Vocabulary
from tests.channels.full_story import full_story, keep
from tests.desk.stories import an_office, rewrite, write_story
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.photographs import kept_photo, shown
from tests.stories import SOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody(db: None) -> User:
    return make_account("somebody", Role.EDITOR, "a long one for a test")


def out(headline: str = "Boats are back", *, language: str = "en", **fields: object) -> Item:
    story = Story(headline=headline, date=date(2021, 8, 2), **fields)  # type: ignore[arg-type]
    of = NewItem(an_office().term)
    (edition,) = publish({language: story}, of=of, by=EDITOR)
    return edition.item


def address_of(item: Item, language: str = "en") -> str:
    return f"/desk/published/{item.public_id}/{language}/edit/"


def test_what_never_had_a_page_gets_one_as_it_is_out(somebody: User) -> None:
    item = out(body=(Paragraph((Run("Ten boats."),)),), language="fr")
    page = take_to_desk(item.public_id, "fr", by=somebody)
    assert (page.title, page.language, page.live) == ("Boats are back", "fr", True)
    assert page.owner == somebody
    assert page.office_page.office.term == item.office
    assert not page.has_unpublished_changes
    page.refresh_from_db()
    assert page.latest_revision == page.live_revision
    assert page.latest_revision.user == somebody
    assert page.get_latest_revision_as_object().body[0].value.source == "<p>Ten boats.</p>"
    entry = AuditEntry.objects.latest("pk")
    assert (entry.deed, entry.subject) == (
        "began to edit a published story",
        f"story {item.public_id} fr",
    )


def test_every_block_comes_back_as_it_was(somebody: User) -> None:
    story = full_story(keep())
    runs = (Run("One\nand\ntwo "), Run("a < b", mark="em", href="https://e.org/?a=1&b='\"<"))
    story = replace(story, body=(Paragraph(runs), *story.body), standfirst="One\n\ntwo & three")
    (edition,) = publish({"en": story}, of=NewItem(an_office().term), by=EDITOR)
    page = take_to_desk(edition.item.public_id, "en", by=somebody)
    frozen = freeze(StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object())
    assert frozen.story == story_now(edition.item, "en")
    assert (frozen.pictures, frozen.files) == ((), ())


def test_asked_for_again_it_is_the_same_page_with_what_was_written_since(somebody: User) -> None:
    item = out()
    page = take_to_desk(item.public_id, "en", by=somebody)
    rewrite(page, title="Boats are late")
    again = take_to_desk(item.public_id, "en", by=somebody)
    assert again == page
    assert again.get_latest_revision_as_object().title == "Boats are late"
    assert StoryPage.objects.count() == 1


def test_taking_it_to_the_desk_changes_nothing_that_readers_see(
    somebody: User, client: Client
) -> None:
    item = out()
    before = client.get(f"/en/i/{item.public_id}/boats-are-back").content
    rewrite(take_to_desk(item.public_id, "en", by=somebody), title="Boats are late")
    assert client.get(f"/en/i/{item.public_id}/boats-are-back").content == before


def test_a_withdrawn_item_comes_with_what_it_said_before(somebody: User) -> None:
    item = out(standfirst="All ten.")
    correct_in(item, standfirst="All nine.")
    withdraw_from(item)
    assert take_to_desk(item.public_id, "en", by=somebody).standfirst == "All nine."


def test_a_cancelled_version_is_left_aside(somebody: User) -> None:
    item = out()
    update(item, {"en": Story(headline="Later", date=date(2021, 8, 2))}, by=EDITOR, release_at=SOON)
    cancel(item, by=EDITOR)
    assert take_to_desk(item.public_id, "en", by=somebody).title == "Boats are back"


def test_pictures_come_into_the_office_s_collection_once(somebody: User) -> None:
    picture = kept_photo()
    items = [out(picture=shown(picture, alt="Boats"), credit="© ILO") for _ in range(2)]
    pages = [take_to_desk(item.public_id, "en", by=somebody) for item in items]
    image = DeskImage.objects.get()
    assert image.collection == pages[0].office_page.office.collection
    assert (image.credit, image.texts["en"]["alt"]) == ("© ILO", "Boats")
    assert image.file_hash
    for item, page in zip(items, pages, strict=True):
        assert freeze(page).story == story_now(item, "en")


def test_a_picture_whose_file_is_lost_is_said_and_no_page_made(somebody: User) -> None:
    picture = kept_photo()
    item = out(picture=shown(picture, alt="Boats"), credit="© ILO")
    kept = PICTURES.place_of(picture.digest)
    content = kept.read_bytes()
    kept.unlink()
    try:
        with pytest.raises(CannotEdit, match="Boats"):
            take_to_desk(item.public_id, "en", by=somebody)
    finally:
        Path(kept).write_bytes(content)
    assert not StoryPage.objects.exists()


def test_a_headline_longer_than_the_desk_holds_is_said(somebody: User) -> None:
    with pytest.raises(CannotEdit, match="255"):
        take_to_desk(out("a" * 300).public_id, "en", by=somebody)
    assert not StoryPage.objects.exists()


@pytest.mark.parametrize("public_id", ["0123456789ab", "", "x'; --"])
def test_what_is_not_there_cannot_be_edited(somebody: User, public_id: str) -> None:
    with pytest.raises(CannotEdit):
        take_to_desk(public_id, "en", by=somebody)


def test_the_languages_of_an_item_belong_together(somebody: User) -> None:
    story = Story(headline="Boats", date=date(2021, 8, 2))
    publish({"en": story, "fr": story}, of=NewItem(an_office().term), by=EDITOR)
    item = Item.objects.get()
    english, french = (take_to_desk(item.public_id, tag, by=somebody) for tag in ("en", "fr"))
    assert english.get_translation(french.locale) == french


def test_a_second_kind_does_not_come_along(somebody: User) -> None:
    kinds = Term.objects.filter(vocabulary=Vocabulary.KIND).order_by("pk")[:2]
    refs = tuple(TermRef("kind", kind.public_id) for kind in kinds)
    page = take_to_desk(out(terms=refs).public_id, "en", by=somebody)
    assert page.kind == kinds[0]


def test_it_goes_on_in_another_language_as_the_same_item(somebody: User) -> None:
    page = write_story(title="Boats are back", standfirst="All ten.")
    rewrite(page, standfirst="All nine.")
    french = translate_into(page, "fr", by=somebody)
    french.refresh_from_db()
    assert (french.public_id, french.language, french.live) == (page.public_id, "fr", False)
    newest = french.get_latest_revision_as_object()
    assert (newest.public_id, newest.standfirst) == (page.public_id, "All nine.")
    assert french.office_page.office == page.office_page.office
    assert page.get_translation(french.locale) == french
    assert translate_into(page, "fr", by=somebody) == french


def test_a_language_that_readers_have_already_is_taken_from_what_they_read(
    somebody: User,
) -> None:
    page = write_story(title="Boats are back")
    office = page.office_page.office.term
    story = Story(headline="Retour", date=date(2021, 8, 2))
    publish({"fr": story}, of=NewItem(office, page.public_id), by=EDITOR)
    french = translate_into(page, "fr", by=somebody)
    assert (french.title, french.live) == ("Retour", True)
    assert page.get_translation(french.locale) == french


def test_a_copy_of_a_story_is_another_item(somebody: User) -> None:
    page = write_story()
    copy = page.copy(update_attrs={"slug": "copy"}, user=somebody)
    assert copy.public_id != page.public_id


def test_editors_of_the_office_edit_what_is_published(manila_editor: Client) -> None:
    item = out()
    listed = manila_editor.get("/desk/published/").content.decode()
    assert f'action="{address_of(item)}"' in listed
    asked = manila_editor.get(address_of(item))
    assert asked.status_code == 200
    assert not StoryPage.objects.exists()
    answer = manila_editor.post(address_of(item))
    page = StoryPage.objects.get()
    assert answer.headers["Location"] == f"/desk/pages/{page.pk}/edit/"
    assert manila_editor.get(answer.headers["Location"]).status_code == 200
    for again in (manila_editor.get(address_of(item)), manila_editor.post(address_of(item))):
        assert again.headers["Location"] == answer.headers["Location"]
    assert StoryPage.objects.count() == 1


def test_nobody_of_another_office_does(geneva_editor: Client, manila: Office) -> None:
    item = out()
    assert address_of(item) not in geneva_editor.get("/desk/published/").content.decode()
    for answer in (geneva_editor.get(address_of(item)), geneva_editor.post(address_of(item))):
        assert answer.status_code in {302, 403}
        assert "/pages/" not in answer.headers.get("Location", "")
    assert not StoryPage.objects.exists()


def test_strangers_are_led_to_the_door(client: Client) -> None:
    item = out()
    assert "login" in client.post(address_of(item)).headers["Location"]
    assert not StoryPage.objects.exists()


def test_managing_editors_edit_what_an_office_without_a_desk_has_published(
    managing_editor: Client,
) -> None:
    item = out()
    OfficePage.objects.all().delete()
    assert managing_editor.post(address_of(item)).status_code == 302
    assert StoryPage.objects.get().public_id == item.public_id


@pytest.mark.parametrize("language", ["fr", "xx"])
def test_what_was_never_published_has_no_such_page(administrator: Client, language: str) -> None:
    assert administrator.get(address_of(out(), language)).status_code == 404


def test_what_cannot_be_edited_is_said_on_the_list(administrator: Client) -> None:
    item = out("a" * 300)
    answer = administrator.post(address_of(item), follow=True)
    assert "at most 255 characters" in answer.content.decode()


def test_another_language_is_begun_from_the_story_s_menu(
    manila_reporter: Client, geneva_reporter: Client, manila: Office
) -> None:
    page = write_story(manila)
    address = f"/desk/stories/{page.pk}/languages/"
    assert address in manila_reporter.get(f"/desk/pages/{page.pk}/edit/").content.decode()
    assert "Français" in manila_reporter.get(address).content.decode()
    assert geneva_reporter.post(address, {"language": "fr"}).status_code in {302, 403}
    assert StoryPage.objects.count() == 1
    answer = manila_reporter.post(address, {"language": "fr"})
    french = StoryPage.objects.get(language="fr")
    assert answer.headers["Location"] == f"/desk/pages/{french.pk}/edit/"
    assert manila_reporter.post(address, {"language": "tlh"}).status_code == 404


def test_the_newest_words_are_what_is_taken_up_though_they_wait(somebody: User) -> None:
    item = out()
    later = Story(headline="Later", date=date(2021, 8, 2))
    assert clock.now() < SOON
    update(item, {"en": later}, by=EDITOR, release_at=SOON)
    assert take_to_desk(item.public_id, "en", by=somebody).title == "Later"
