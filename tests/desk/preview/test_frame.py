"""The preview on the desk: who sees it, and what can be done from there."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, Image

from dateline.desk.freezing import freeze
from dateline.desk.models import DeskImage, PreviewComment, PreviewLink, StoryPage
from dateline.desk.preview.comments import comment
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.releasing.update import update
from dateline.desk.releasing.withdraw import withdraw
from dateline.people.models import AuditEntry
from dateline.pictures.files import PICTURES
from dateline.pictures.models import Picture
from tests.desk.releasing.conftest import NOW
from tests.newsroom import row_counts
from tests.photographs import photo


def notes() -> Image.Exif:
    """Return what a camera notes."""
    found = Image.Exif()
    found[ExifTags.Base.Make] = "Camera that tells"
    return found


def picture_in(newsroom: Any, office: str = "geneva") -> DeskImage:
    """Put a picture into an office's folder."""
    file = ContentFile(photo(exif=notes()), name="harvest.jpg")
    collection = getattr(newsroom, office).collection
    image: DeskImage = DeskImage.objects.create(title="Harvest", file=file, collection=collection)
    return image


def test_a_story_is_looked_at_in_every_language_and_width(newsroom: Any, write: Any) -> None:
    page = write()
    french = write("fr", public_id=page.public_id, title="Les riziculteurs assurent leur récolte")
    editor = newsroom.browser("editor")
    wide = editor.get(reverse("story_preview", args=[page.pk])).content.decode()
    assert 'width="1280"' in wide
    assert reverse("story_preview", args=[french.pk]) in wide
    narrow = editor.get(reverse("story_preview", args=[page.pk]) + "?width=phone")
    assert 'width="390"' in narrow.content.decode()
    draft = editor.get(reverse("story_draft", args=[french.pk, "page"]))
    assert "Les riziculteurs" in draft.content.decode()
    assert '<html lang="fr"' in draft.content.decode()
    text = editor.get(reverse("story_draft", args=[page.pk, "text"]))
    assert text.content.decode().startswith("Rice farmers")
    for answer in (narrow, draft, text):
        assert "private, no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert "frame-ancestors 'self'" in draft.headers["Content-Security-Policy"]
    # Else browsers do not say where its forms come from, and none of them would be taken.
    assert narrow.headers["Referrer-Policy"] != "no-referrer"


def test_the_form_leads_to_the_preview_and_shows_what_guests_said(
    newsroom: Any, write: Any, share: Any
) -> None:
    page = write()
    share(page)
    editor = newsroom.browser("editor")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    before = editor.get(address).content.decode()
    assert reverse("story_preview", args=[page.pk]) in before
    assert "Comments from guests" not in before
    said = comment(PreviewLink.objects.get(), "en", "The sum is wrong.")
    after = editor.get(address).content.decode()
    assert "The sum is wrong." in after
    assert reverse("settle_comment", args=[page.pk, said.pk]) in after


def test_another_office_sees_nothing_of_it(newsroom: Any, write: Any, share: Any) -> None:
    page = write(lead_picture=picture_in(newsroom), picture_alt="A field", credit="© A")
    share(page)
    link = PreviewLink.objects.get()
    said = comment(link, "en", "The sum is wrong.")
    stranger = newsroom.browser("stranger")
    token = f"picture-{page.lead_picture_id}"
    addresses = [
        reverse("story_preview", args=[page.pk]),
        reverse("story_draft", args=[page.pk, "page"]),
        reverse("story_draft", args=[page.pk, "text"]),
        reverse("story_file", args=[page.pk, token]),
        reverse("story_mail", args=[page.pk]),
        reverse("story_mail_as", args=[page.pk, "eml"]),
    ]
    for address in addresses:
        answer = stranger.get(address)
        assert answer.status_code in {302, 403}, address
        assert "Rice farmers" not in answer.content.decode(errors="replace")
        assert Client().get(address).headers["Location"].startswith("/desk/login/")
    assert stranger.get(reverse("choosable_file", args=[token])).status_code == 404
    stranger.post(addresses[0], {"name": "Me", "lasts": "72"})
    stranger.post(reverse("end_preview", args=[page.pk, link.pk]))
    stranger.post(reverse("settle_comment", args=[page.pk, said.pk]))
    other = write(office=newsroom.manila, by="stranger")
    stranger.post(reverse("end_preview", args=[other.pk, link.pk]))
    stranger.post(reverse("settle_comment", args=[other.pk, said.pk]))
    assert PreviewLink.objects.filter(ended_at=None).count() == 1
    assert PreviewComment.objects.filter(settled_at=None).count() == 1


def test_a_link_is_shown_once_and_ended_by_hand(newsroom: Any, write: Any, client: Client) -> None:
    page = write()
    editor = newsroom.browser("editor")
    address = reverse("story_preview", args=[page.pk])
    made = editor.post(address, {"name": "Amal", "email": "amal@example.org", "lasts": "1"})
    assert "private, no-store" in made.headers["Cache-Control"]
    shown = made.content.decode()
    found = re.search(r"http://127\.0\.0\.1:8000(/preview/[0-9a-z]{26}/)", shown)
    assert found
    assert "mailto:amal@example.org?subject=" in shown
    assert client.get(f"{found[1]}en/").status_code == 200
    after = editor.get(address).content.decode()
    assert found[1] not in after
    assert "Amal" in after
    assert "1 visit" in after
    link = PreviewLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(hours=1)
    editor.post(reverse("end_preview", args=[page.pk, link.pk]))
    assert client.get(f"{found[1]}en/").status_code == 404
    assert set(AuditEntry.objects.values_list("deed", flat=True)) >= {
        "shared a preview",
        "ended a preview",
    }


def test_a_link_that_cannot_be_made_says_why(newsroom: Any, write: Any) -> None:
    page = write()
    editor = newsroom.browser("editor")
    address = reverse("story_preview", args=[page.pk])
    for form in ({"name": "", "lasts": "72"}, {"name": "A", "lasts": "9999"}, {"name": "A\x07"}):
        assert "error-message" in editor.post(address, form).content.decode()
    release([page], by=newsroom["editor"], orders=Orders())
    refused = editor.post(address, {"name": "Amal", "lasts": "72"}).content.decode()
    assert "Readers have all of this already" in refused
    assert not PreviewLink.objects.exists()


def test_an_editor_settles_what_a_guest_said(newsroom: Any, write: Any, share: Any) -> None:
    page = write()
    share(page)
    first = comment(PreviewLink.objects.get(), "en", "The sum is wrong.")
    second = comment(PreviewLink.objects.get(), "en", "And the date.")
    editor = newsroom.browser("editor")
    address = reverse("story_preview", args=[page.pk])
    assert "The sum is wrong." in editor.get(address).content.decode()
    answer = editor.post(reverse("settle_comment", args=[page.pk, first.pk]))
    assert answer.headers["Location"] == f"{address}#comments"
    quiet = editor.post(
        reverse("settle_comment", args=[page.pk, second.pk]),
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert quiet.status_code == 204
    assert "The sum is wrong." not in editor.get(address).content.decode()


def test_pictures_come_without_the_notes_of_the_camera_and_leave_no_row(
    newsroom: Any, write: Any, share: Any, client: Client
) -> None:
    image = picture_in(newsroom)
    page = write(lead_picture=image, picture_alt="A field", credit="© A")
    address = share(page)
    before = row_counts()
    frame = client.get(f"{address}en/page").content.decode()
    assert f'src="{address}en/picture-{image.pk}"' in frame
    shown = client.get(f"{address}en/picture-{image.pk}")
    content = shown.content
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert content.startswith(b"\xff\xd8")
    with image.file.open("rb") as opened:
        assert b"Camera that tells" in opened.read()
    assert b"Camera that tells" not in content
    assert not Picture.objects.exists()
    changed = {table for table, count in row_counts().items() if count != before[table]}
    assert changed == {"desk_previewvisit"}
    other = picture_in(newsroom)
    assert client.get(f"{address}en/picture-{other.pk}").status_code == 404
    editor = newsroom.browser("editor")
    choosable = reverse("story_file", args=[page.pk, f"picture-{other.pk}"])
    assert editor.get(choosable).status_code == 200


def test_the_strip_says_who_sees_what_it_shows(
    newsroom: Any, write: Any, change: Any, clock: Any
) -> None:
    page = write()
    browser = newsroom.browser("editor")

    def strip() -> str:
        answer = browser.get(reverse("story_draft", args=[page.pk, "page"])).content.decode()
        (found,) = re.findall(r'<aside class="ribbon.*?</aside>', answer, re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", found).split())

    hidden, earlier = (
        "Preview Nobody outside the desk can see this.",
        "Preview of changes that readers do not see yet.",
    )
    assert strip() == hidden
    later = NOW + timedelta(hours=1)
    release([page], by=newsroom["editor"], orders=Orders(release_at=later))
    assert strip() == hidden
    clock.move_to(later)
    assert strip() == "This is what readers see."
    typed = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "This is what readers see." in typed.make_preview_request(None, "").content.decode()
    typed.title = "A headline nobody saved"
    assert earlier in typed.make_preview_request(None, "").content.decode()
    change(page, title="Rice farmers insure two harvests")
    assert strip() == earlier
    page = StoryPage.objects.get(pk=page.pk)
    orders = Orders(release_at=later + timedelta(hours=1))
    update([page], by=newsroom["editor"], orders=orders)
    assert strip() == earlier
    clock.shift(3600)
    assert strip() == "This is what readers see."
    withdraw(page.public_id, by=newsroom["chief"], reasons="It was wrong.")
    assert strip() == hidden


def test_the_form_is_previewed_before_it_is_saved(newsroom: Any, write: Any) -> None:
    page: StoryPage = write()
    draft = page.get_latest_revision_as_object()
    draft.title = "A headline nobody saved"
    answer = draft.make_preview_request(None, "")
    assert answer.status_code == 200
    assert "A headline nobody saved" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    text = draft.make_preview_request(None, "text")
    assert text.content.decode().startswith("A headline nobody saved")


def test_a_picture_tells_a_guest_nothing_of_another_story(
    newsroom: Any, write: Any, share: Any, client: Client
) -> None:
    image = picture_in(newsroom)
    shared = share(write(lead_picture=image, picture_alt="A field", credit="© A"))
    secret = write(lead_picture=image, picture_alt="The minister signs", credit="© B")
    made = freeze(secret).pictures[0]
    image.refresh_from_db()
    assert image.cleared_digest == made.digest
    assert b"The minister signs" in PICTURES.place_of(made.digest).read_bytes()
    content = client.get(f"{shared}en/picture-{image.pk}").content
    assert b"minister" not in content
    assert b"xap/1.0" not in content
    with Image.open(BytesIO(content)) as shown, Image.open(PICTURES.place_of(made.digest)) as kept:
        assert shown.tobytes() == kept.tobytes()
