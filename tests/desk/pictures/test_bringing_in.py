"""Every way in takes sound pictures alone, says why it takes no other, and reads their notes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, Image
from PIL.Image import Exif

from dateline.desk.models import DeskImage, Office
from dateline.desk.offices import office_page
from dateline.desk.picture_form.ahead import KIND, make_picture_ready
from dateline.jobs.leasing import LeasedJob, lease
from dateline.jobs.models import Job
from dateline.lib import clock
from dateline.people.models import AuditEntry
from dateline.pictures.files import PICTURES
from dateline.pictures.packet import PictureWords, packet_of
from tests.photographs import encoded, moving_png, photo, pixels, png_that_says_it_is

pytestmark = pytest.mark.django_db
WORDS = PictureWords(
    credit="© ILO / M. Crozet",
    holder="ILO",
    licence="cc-by-4.0",
    alts={"en": "Ten boats", "ar": "عشرة قوارب"},
    captions={"": "Dix bateaux à l'aube"},
)
REFUSED = [
    ("boats.jpg", encoded(pixels(), "GIF"), "called .jpg, but it is a GIF"),
    ("boats.jpg", photo()[: len(photo()) // 2], "cut short or damaged"),
    ("boats.svg", b"<svg onload='a()'/>", "HTML or SVG"),
    ("boats.png", png_that_says_it_is(20_000, 10_000), "million pixels"),
    ("boats.jpg", b"", "The file is empty"),
    ("boats.png", moving_png(), "That PNG moves"),
]
Told = Callable[[Client, SimpleUploadedFile], str]


def told_alone(editor: Client, file: SimpleUploadedFile) -> str:
    answer = editor.post(reverse("wagtailimages:add"), {"title": "Boats", "file": file})
    return " ".join(answer.context["form"].errors["file"])


def told_of_several(editor: Client, file: SimpleUploadedFile) -> str:
    data = {"title": "Boats", "files[]": file}
    answer = editor.post(reverse("wagtailimages:add_multiple"), data)
    assert not answer.json()["success"]
    return str(answer.json()["error_message"])


def told_in_a_story(editor: Client, file: SimpleUploadedFile) -> str:
    start = "image-chooser-upload"
    data = {f"{start}-title": "Boats", f"{start}-file": file}
    answer = editor.post(reverse("wagtailimages_chooser:create"), data)
    return str(answer.json()["htmlFragment"])


def stored() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def upload(raw: bytes, name: str = "boats.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw)


def bring(editor: Client, raw: bytes, **fields: Any) -> DeskImage:
    """Bring a picture in alone, and return it."""
    answer: Any = editor.post(reverse("wagtailimages:add"), {"file": upload(raw), **fields})
    assert answer.status_code == 302, answer.context["form"].errors
    image: DeskImage = DeskImage.objects.latest("pk")
    assert answer["Location"] == reverse("wagtailimages:edit", args=[image.pk])
    return image


@pytest.mark.parametrize("way", [told_alone, told_of_several, told_in_a_story])
@pytest.mark.parametrize(("name", "raw", "why"), REFUSED)
def test_what_is_no_sound_picture_is_refused_and_not_stored(
    manila_editor: Client, way: Told, name: str, raw: bytes, why: str
) -> None:
    before = stored()
    sentence = way(manila_editor, upload(raw, name))
    assert why in sentence
    # Wagtail and Django have sentences of their own for the same.
    assert "valid image" not in sentence
    assert "Not a supported" not in sentence
    assert not DeskImage.objects.exists()
    assert not Job.objects.exists()
    assert stored() == before


def test_a_name_cannot_bring_a_script_into_the_page_for_several(manila_editor: Client) -> None:
    sentence = told_of_several(manila_editor, upload(photo(), "a.<img src=x>"))
    assert "&lt;img" in sentence
    assert "<img" not in sentence


def test_what_the_file_says_stands_in_the_fields(manila: Office, manila_editor: Client) -> None:
    office_page(manila, "fr")
    image = bring(manila_editor, photo(xmp=packet_of(WORDS)))
    assert (image.title, image.credit, image.holder) == ("boats", WORDS.credit, "ILO")
    assert image.licence == "cc-by-4.0"
    assert image.texts == {
        "en": {"alt": "Ten boats", "caption": "Dix bateaux à l'aube"},
        "ar": {"alt": "عشرة قوارب"},
    }
    page = manila_editor.get(reverse("wagtailimages:edit", args=[image.pk]))
    shown = page.content.decode()
    assert "Read from the file: Credit, Rights holder, Licence, What it shows (English)" in shown
    assert 'lang="ar" dir="rtl"' in shown
    form = page.context["form"]
    assert [one.name for one in form.languages if one.is_open] == ["English", "French", "Arabic"]
    assert form["caption-en"].value() == "Dix bateaux à l'aube"


def test_what_was_typed_comes_before_what_the_file_says(manila_editor: Client) -> None:
    image = bring(manila_editor, photo(xmp=packet_of(WORDS)), credit="© Me", title="Ours")
    assert (image.title, image.credit, image.holder) == ("Ours", "© Me", "ILO")


@pytest.mark.parametrize("several", [True, False])
def test_several_at_once_and_a_story_s_form_read_the_file_as_well(
    manila_editor: Client, several: bool
) -> None:
    raw = photo(xmp=packet_of(WORDS))
    if several:
        address = reverse("wagtailimages:add_multiple")
        answer = manila_editor.post(address, {"title": "boats", "files[]": upload(raw)})
        assert "Ten boats</textarea>" in answer.json()["form"]
        assert "What it shows (العربية)" in answer.json()["form"]
    else:
        start = "image-chooser-upload"
        data = {f"{start}-title": "Boats", f"{start}-file": upload(raw)}
        answer = manila_editor.post(reverse("wagtailimages_chooser:create"), data)
        assert answer.json()["step"] == "chosen"
        assert answer.json()["result"]["default_alt_text"] == "Ten boats"
    image = DeskImage.objects.get()
    assert (image.credit, image.texts["ar"]) == (WORDS.credit, {"alt": "عشرة قوارب"})
    assert image.rights is not None
    assert image.rights.licence == "cc-by-4.0"
    assert image.uploaded_by_user is not None


def test_one_of_several_can_be_mended_where_it_was_brought_in(manila_editor: Client) -> None:
    address = reverse("wagtailimages:add_multiple")
    manila_editor.post(address, {"title": "boats", "files[]": upload(photo())})
    image = DeskImage.objects.get()
    start = f"image-{image.pk}"
    sent = {f"{start}-title": "Boats", f"{start}-alt-en": "Ten boats", f"{start}-credit": "© Me"}
    answer = manila_editor.post(reverse("wagtailimages:edit_multiple", args=[image.pk]), sent)
    assert answer.json()["success"]
    image.refresh_from_db()
    assert (image.title, image.credit) == ("Boats", "© Me")
    assert image.texts == {"en": {"alt": "Ten boats"}}


def test_one_whose_title_was_too_long_comes_in_with_its_notes(manila_editor: Client) -> None:
    sent = {"title": "Boats" * 60, "files[]": upload(photo(xmp=packet_of(WORDS)))}
    answer = manila_editor.post(reverse("wagtailimages:add_multiple"), sent).json()
    assert not DeskImage.objects.exists()
    key = answer["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[key])
    start = f"uploaded-image-{key}"
    kept = manila_editor.post(address, {f"{start}-title": "Boats", f"{start}-credit": "© Me"})
    assert kept.json()["success"]
    image = DeskImage.objects.get()
    assert (image.title, image.credit, image.holder) == ("Boats", "© Me", "ILO")
    assert image.rights is not None
    assert image.file.storage.exists(image.file.name)


def test_nothing_is_encoded_while_somebody_waits(
    manila_editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = photo(xmp=packet_of(WORDS))
    with monkeypatch.context() as patch:
        patch.setattr("PIL.Image.Image.save", lambda *_args, **_more: pytest.fail("encoded"))
        image = bring(manila_editor, raw)
    assert image.cleared_digest == ""
    job = lease([KIND], clock.now())
    assert isinstance(job, LeasedJob)
    assert make_picture_ready(job).startswith("The picture is ready")
    image.refresh_from_db()
    assert PICTURES.place_of(image.cleared_digest).exists()
    # One for each language in which its file says what it shows.
    assert len(image.cleared_files) == len(WORDS.alts)
    full = [files["full_digest"] for files in image.cleared_files.values()]
    assert all(PICTURES.place_of(digest).exists() for digest in full)
    image.delete()
    assert "no longer" in make_picture_ready(job)


def test_who_brought_it_in_is_written_down(manila_editor: Client) -> None:
    image = bring(manila_editor, photo(), credit="© ILO")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.deed, entry.subject) == ("brought in a picture", f"picture {image.pk}")
    assert entry.changes["Credit"] == ["", "© ILO"]


def test_the_desk_s_own_sizes_say_neither_where_nor_by_whom(manila_editor: Client) -> None:
    notes = Exif()
    notes[ExifTags.Base.Artist] = "Somebody Private"
    notes[ExifTags.Base.Orientation] = 6
    notes[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N"}
    image = bring(manila_editor, photo(exif=notes, xmp=packet_of(WORDS)))
    rendition = image.get_rendition("max-165x165")
    answer: Any = manila_editor.get(rendition.url)
    with Image.open(rendition.file.path) as small:
        assert not small.getexif()
        assert "xmp" not in small.info
        assert small.width < small.height
    assert answer.status_code == 200
    assert b"Somebody Private" not in b"".join(answer.streaming_content)


# Pillow speaks of what it passes over.
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_a_camera_s_notes_that_make_no_sense_stop_nothing(manila_editor: Client) -> None:
    notes = Exif()
    notes[ExifTags.Base.Orientation] = 6
    notes[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N"}
    whole = photo(exif=notes)
    at = whole.index(b"Exif\x00\x00") + 14
    image = bring(manila_editor, whole[:at] + b"\xff\xff" + whole[at + 2 :])
    assert manila_editor.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert image.renditions.exists()


def test_originals_are_for_the_people_of_the_office_alone(
    manila_editor: Client, geneva_editor: Client, client: Client
) -> None:
    image = bring(manila_editor, photo())
    assert manila_editor.get(image.file.url).status_code == 200
    assert geneva_editor.get(image.file.url).status_code == 404
    assert client.get(image.file.url).status_code == 302


def test_one_that_the_desk_cannot_scale_takes_no_page_with_it(manila_editor: Client) -> None:
    fax = encoded(pixels().convert("1"), "PNG", transparency=0)
    scan = bring_as(manila_editor, fax, "fax.png")
    cut = bring(manila_editor, photo())
    whole = Path(cut.file.path).read_bytes()
    for content in (whole[: len(whole) // 2], b""):
        Path(cut.file.path).write_bytes(content)
        for address in ("wagtailimages:index", "wagtailimages_chooser:choose"):
            assert manila_editor.get(reverse(address)).status_code == 200
        assert manila_editor.get(reverse("wagtailimages:edit", args=[cut.pk])).status_code == 200
    with Image.open(scan.get_rendition("max-165x165").file.path) as small:
        assert small.width == 165


def bring_as(editor: Client, raw: bytes, name: str) -> DeskImage:
    """Bring a picture in under a name, and return it."""
    answer = editor.post(reverse("wagtailimages:add"), {"title": "Fax", "file": upload(raw, name)})
    assert answer.status_code == 302
    image: DeskImage = DeskImage.objects.latest("pk")
    return image


def test_a_form_that_is_not_kept_asks_for_its_file_once_more(manila_editor: Client) -> None:
    fields = {"title": "Boats", "credit": "Ten\x07boats", "file": upload(photo())}
    answer: Any = manila_editor.post(reverse("wagtailimages:add"), fields)
    assert "Choose the file once more" in " ".join(answer.context["form"].errors["file"])
    image = bring(manila_editor, photo())
    was = image.file_hash
    sent = {"title": "Boats", "credit": "© ILO", "collection": image.collection_id}
    sent |= {"valid_until": "tomorrow", "file": upload(encoded(pixels(400)))}
    answer = manila_editor.post(reverse("wagtailimages:edit", args=[image.pk]), sent)
    assert "Choose the file once more" in " ".join(answer.context["form"].errors["file"])
    image.refresh_from_db()
    assert image.file_hash == was
