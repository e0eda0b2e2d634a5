"""What is said of a picture: kept, never written over unseen, and true for readers at once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from dateline.desk.models import DeskImage, Office, StoryPage
from dateline.journal.models import Change, Subject
from dateline.lib import clock
from dateline.lib.clock import FAR
from dateline.people.models import AuditEntry
from dateline.pictures.models import Picture
from dateline.pictures.packet import PictureWords, packet_of
from tests.desk.freezing.test_freezing import release
from tests.desk.stories import desk_image, write_story
from tests.photographs import encoded, photo, pixels
from tests.stories import clock_at

pytestmark = pytest.mark.django_db
NOON = datetime(2030, 8, 3, 12, 0, 40, tzinfo=UTC)


@pytest.fixture
def image(manila: Office) -> DeskImage:
    said = {"en": {"alt": "Ten boats"}, "fr": {"alt": "Dix bateaux"}}
    return desk_image(collection=manila.collection, texts=said)


def address_of(image: DeskImage) -> str:
    return reverse("wagtailimages:edit", args=[image.pk])


def opened(editor: Client, image: DeskImage) -> dict[str, Any]:
    """Return the form as somebody has it before them."""
    return filled_in(editor.get(address_of(image)))


def filled_in(answer: Any) -> dict[str, Any]:
    """Return the fields of the form as they stand on a page."""
    fields: Any = querydict_from_html(answer.content.decode(), form_id="w-editor-form")
    # Browsers leave out the first line break in a field of several lines.
    return {name: fields[name].removeprefix("\n") for name in fields}


def save(editor: Client, image: DeskImage, fields: dict[str, Any]) -> Any:
    """Send the form, and return the answer."""
    answer = editor.post(address_of(image), fields)
    image.refresh_from_db()
    return answer


def published(image: DeskImage) -> StoryPage:
    page = write_story("Manila", lead_picture=image)
    release(page)
    return page


def test_everything_can_be_said_and_is_found_again(manila_editor: Client, image: DeskImage) -> None:
    fields = opened(manila_editor, image) | {
        "alt-ar": "عشرة قوارب",
        "caption-en": "  Boats\r\nat dawn ",
        "alt-fr": "",
        "credit": "© Me",
        "holder": "ILO",
        "licence": "cc-by-4.0",
        "territory": "Not in Kenya",
        "source": "Mail of 3 May",
        "consent": "Folder 12",
        "valid_until": "2031-01-01T08:00",
    }
    assert save(manila_editor, image, fields).status_code == 302
    assert image.texts == {
        "en": {"alt": "Ten boats", "caption": "Boats at dawn"},
        "ar": {"alt": "عشرة قوارب"},
    }
    # Typed on the clock of Manila.
    assert image.valid_until == datetime(2031, 1, 1, tzinfo=UTC)
    rights = image.rights
    assert rights is not None
    assert (rights.holder, rights.licence, rights.territory) == ("ILO", "cc-by-4.0", "Not in Kenya")
    assert rights.shown_until == image.valid_until
    again = opened(manila_editor, image)
    assert {name: again[name] for name in fields.keys() - {"seen", "caption-en"}} == {
        name: value for name, value in fields.items() if name not in {"seen", "caption-en"}
    }
    entry = AuditEntry.objects.latest("pk")
    assert (entry.deed, entry.subject) == ("changed a picture", f"picture {image.pk}")
    assert entry.changes["What it shows (Français)"] == ["Dix bateaux", ""]
    assert entry.changes["Consent"] == ["", "Folder 12"]
    assert "seen" not in {name.lower() for name in entry.changes}


def test_saving_without_a_change_leaves_no_line_in_the_log(
    manila_editor: Client, image: DeskImage
) -> None:
    save(manila_editor, image, opened(manila_editor, image))
    assert not AuditEntry.objects.filter(subject=f"picture {image.pk}").exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2030-08-03T10:00:30", "whole minute"),
        ("tomorrow", "is no date and time"),
        ("0001-01-01T00:00", "choose a year from"),
    ],
)
def test_an_end_that_is_no_moment_is_refused_and_stays_typed(
    manila_editor: Client, image: DeskImage, typed: str, why: str
) -> None:
    fields = opened(manila_editor, image) | {"valid_until": typed, "credit": "© Me"}
    form = save(manila_editor, image, fields).context["form"]
    assert why in " ".join(form.errors["valid_until"])
    assert (form["valid_until"].value(), form["credit"].value()) == (typed, "© Me")
    assert image.credit == "© ILO 2030"


def test_words_no_page_can_carry_are_refused(manila_editor: Client, image: DeskImage) -> None:
    fields = opened(manila_editor, image) | {"alt-en": "Ten\x07boats"}
    form = save(manila_editor, image, fields).context["form"]
    assert "U+0007" in " ".join(form.errors["alt-en"])


def test_a_right_ends_for_readers_as_it_is_saved(
    manila_editor: Client, image: DeskImage, client: Client
) -> None:
    published(image)
    (picture,) = Picture.objects.all()
    assert picture.rights_id is not None
    assert client.get(f"/p/{picture.token}.jpg").status_code == 200
    page = manila_editor.get(address_of(image)).content.decode()
    assert "It is in 1 published story." in page
    with clock_at(clock.now() + timedelta(minutes=2)):
        before = Change.objects.count()
        fields = opened(manila_editor, image) | {"end-now": "1"}
        assert save(manila_editor, image, fields).status_code == 302
        assert image.valid_until is not None
        assert image.valid_until <= clock.now()
        assert Change.objects.filter(subject=Subject.RIGHTS).count() == 1
        assert Change.objects.count() == before + 1
        assert client.get(f"/p/{picture.token}.jpg").status_code == 404
        ended = manila_editor.get(address_of(image)).content.decode()
        assert "It may not be shown since" in ended
        assert "Take it off every page now" not in ended
    entry = AuditEntry.objects.latest("pk")
    assert entry.changes["May be shown until"][0] == ""


def test_an_end_taken_back_gives_the_picture_back(
    manila_editor: Client, image: DeskImage, client: Client
) -> None:
    published(image)
    (picture,) = Picture.objects.all()
    with clock_at(clock.now() + timedelta(minutes=2)):
        save(manila_editor, image, opened(manila_editor, image) | {"end-now": "1"})
        save(manila_editor, image, opened(manila_editor, image) | {"valid_until": ""})
        assert image.rights is not None
        assert image.rights.shown_until == FAR
        assert client.get(f"/p/{picture.token}.jpg").status_code == 200


def test_another_file_keeps_what_was_typed_and_fills_what_is_empty(
    manila_editor: Client, image: DeskImage
) -> None:
    image.focal_point_x = image.focal_point_y = 10
    image.focal_point_width = image.focal_point_height = 10
    image.save()
    was = image.file.name
    words = PictureWords(credit="© Somebody", holder="ILO", alts={"en": "Else", "fr": "Autre"})
    raw = encoded(pixels(400, 100), xmp=packet_of(words))
    fields = opened(manila_editor, image) | {"file": SimpleUploadedFile("new.jpg", raw)}
    answer = save(manila_editor, image, fields)
    assert answer["Location"] == address_of(image)
    assert image.file.name != was
    assert (image.credit, image.holder) == ("© ILO 2030", "ILO")
    assert image.texts == {"en": {"alt": "Ten boats"}, "fr": {"alt": "Dix bateaux"}}
    assert not image.has_focal_point()
    assert (image.width, image.cleared_digest) == (400, "")


def test_another_file_that_is_no_picture_leaves_the_one_there_is(
    manila_editor: Client, image: DeskImage
) -> None:
    was = image.file.name
    fields = opened(manila_editor, image) | {
        "file": SimpleUploadedFile("new.jpg", encoded(pixels(), "GIF")),
        "credit": "© Me",
    }
    answer = save(manila_editor, image, fields)
    assert "but it is a GIF" in " ".join(answer.context["form"].errors["file"])
    assert answer.context["form"]["credit"].value() == "© Me"
    assert image.file.name == was
    assert image.file.storage.exists(was)


def test_two_who_write_in_different_fields_both_keep_their_words(
    manila_editor: Client, manila_reporter: Client, image: DeskImage
) -> None:
    first, second = opened(manila_editor, image), opened(manila_reporter, image)
    save(manila_editor, image, first | {"credit": "© Editor"})
    answer = save(manila_reporter, image, second | {"alt-en": "Eleven boats"})
    assert answer.status_code == 302
    assert (image.credit, image.texts["en"]["alt"]) == ("© Editor", "Eleven boats")
    told = manila_reporter.get(address_of(image)).content.decode()
    assert "Somebody else changed it while you did" in told
    assert "Credit" in told


def test_two_who_write_in_one_field_are_told_before_one_is_overwritten(
    manila_editor: Client, manila_reporter: Client, image: DeskImage
) -> None:
    first, second = opened(manila_editor, image), opened(manila_reporter, image)
    save(manila_editor, image, first | {"alt-en": "Editor's boats", "holder": "ILO"})
    mine = second | {"alt-en": "Reporter's boats", "caption-en": "Mine too"}
    answer = save(manila_reporter, image, mine)
    form = answer.context["form"]
    (told,) = form.errors["alt-en"]
    assert "manila-editor" in told
    assert "“Editor&#x27;s boats”" in told or "“Editor's boats”" in told
    assert image.texts["en"] == {"alt": "Editor's boats"}
    again = filled_in(answer)
    assert (again["alt-en"], again["caption-en"]) == ("Reporter's boats", "Mine too")
    assert again["holder"] == "ILO"
    assert save(manila_reporter, image, again).status_code == 302
    assert image.texts["en"] == {"alt": "Reporter's boats", "caption": "Mine too"}
    assert image.holder == "ILO"


def test_whoever_writes_about_a_file_that_was_replaced_is_told(
    manila_editor: Client, manila_reporter: Client, image: DeskImage
) -> None:
    first, second = opened(manila_editor, image), opened(manila_reporter, image)
    new = SimpleUploadedFile("new.jpg", encoded(pixels(400, 100)))
    save(manila_editor, image, first | {"file": new})
    theirs = image.file.name
    other = SimpleUploadedFile("other.jpg", encoded(pixels(100, 400)))
    answer = save(manila_reporter, image, second | {"alt-en": "Boats", "file": other})
    (told,) = answer.context["form"].non_field_errors()
    assert "manila-editor" in told
    assert "has put another file here" in told
    assert image.file.name == theirs
    assert image.file.storage.exists(theirs)
    assert save(manila_reporter, image, filled_in(answer)).status_code == 302
    assert image.texts["en"]["alt"] == "Boats"
    assert image.file.name == theirs


def test_a_hidden_field_that_was_tampered_with_keeps_what_was_typed(
    manila_editor: Client, image: DeskImage
) -> None:
    for seen in ("[]", "{", '{"title": 3}'):
        fields = opened(manila_editor, image) | {"seen": seen, "credit": "© Me and us"}
        answer = manila_editor.post(address_of(image), fields)
        assert answer.status_code == 400
        assert "© Me and us" in answer.content.decode()


def test_what_was_published_stays_on_the_desk(manila_editor: Client, image: DeskImage) -> None:
    other = desk_image(collection=image.collection)
    published(image)
    delete = reverse("wagtailimages:delete", args=[image.pk])
    answer = manila_editor.post(delete, follow=True)
    assert "its right to be shown can be ended" in answer.content.decode()
    bulk = reverse("wagtail_bulk_action", args=["desk", "deskimage", "delete"])
    manila_editor.post(f"{bulk}?id={image.pk}&id={other.pk}&next=/desk/images/")
    manila_editor.post(reverse("wagtailimages:delete_multiple", args=[image.pk]))
    assert DeskImage.objects.filter(pk__in=[image.pk, other.pk]).count() == 2
    assert not manila_editor.get(address_of(image)).context["can_delete"]
    assert manila_editor.get(address_of(other)).context["can_delete"]
    manila_editor.post(reverse("wagtailimages:delete", args=[other.pk]))
    assert not DeskImage.objects.filter(pk=other.pk).exists()


def test_a_file_that_was_lost_is_told_and_can_be_put_back(
    manila_editor: Client, image: DeskImage
) -> None:
    image.file.storage.delete(image.file.name)
    page = manila_editor.get(address_of(image))
    assert "It is missing on the server" in page.content.decode()
    fields = filled_in(page) | {"file": SimpleUploadedFile("new.jpg", photo())}
    assert save(manila_editor, image, fields).status_code == 302
    assert image.file.storage.exists(image.file.name)
