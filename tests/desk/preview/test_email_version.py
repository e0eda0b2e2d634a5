"""A story as an e-mail: of what is public for everybody here, of a draft for its writers."""

from email import message_from_bytes
from email.policy import default
from typing import Any

from django.urls import reverse

from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release


def test_a_public_item_is_downloaded_as_a_letter(newsroom: Any, write: Any) -> None:
    page = write("fr", title="Près de 8 millions d’euros pour la récolte, enfin, après l’été")
    release([page], by=newsroom["editor"], orders=Orders())
    editor = newsroom["stranger"]
    editor.first_name, editor.last_name, editor.email = "Zoë", "Ångström", "zoe@example.org"
    editor.save()
    stranger = newsroom.browser("stranger")
    here = reverse("published_mail", args=[page.public_id, "fr"])
    assert "Près de 8 millions" in stranger.get(here).content.decode()
    answer = stranger.get(f"{here}eml/")
    assert answer.headers["Content-Type"] == "message/rfc822"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.content.isascii()
    assert all(len(line) <= 998 for line in answer.content.split(b"\r\n"))
    assert b"\n" not in answer.content.replace(b"\r\n", b"")
    letter = message_from_bytes(answer.content, policy=default)
    assert not letter.defects
    assert letter["Subject"] == page.title
    assert str(letter["From"]) == "Zoë Ångström <zoe@example.org>"
    assert letter["Date"].datetime.tzinfo is not None
    assert letter["Message-ID"].endswith("@127.0.0.1>")
    assert (letter["To"], letter["X-Unsent"], letter["MIME-Version"]) == (None, "1", "1.0")
    plain, html = letter.iter_parts()
    assert letter.get_content_type() == "multipart/alternative"
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert page.title in plain.get_content()
    assert page.title in html.get_content()
    assert "draft" not in plain.get_content().casefold()
    assert f"http://127.0.0.1:8000/fr/i/{page.public_id}/" in html.get_content()


def test_a_draft_says_that_it_is_one_in_every_part(newsroom: Any, write: Any) -> None:
    page = write()
    reporter = newsroom.browser("reporter")
    here = reverse("story_mail", args=[page.pk])
    assert "private, no-store" in reporter.get(here).headers["Cache-Control"]
    html, text, letter = (reporter.get(f"{here}{form}/") for form in ("html", "txt", "eml"))
    assert "Draft: This is not public." in html.content.decode()
    assert html.content.decode().index("Draft:") < html.content.decode().index(page.title, 400)
    assert text.content.decode().startswith("DRAFT: This is not public.")
    assert message_from_bytes(letter.content, policy=default)["Subject"] == f"[Draft] {page.title}"
    for answer in (html, text, letter):
        assert "private, no-store" in answer.headers["Cache-Control"]


def test_what_is_not_public_has_no_public_letter(newsroom: Any, write: Any) -> None:
    page = write()
    editor = newsroom.browser("editor")
    for language in ("en", "fr", "xx"):
        here = reverse("published_mail", args=[page.public_id, language])
        for form in ("", "html/", "txt/", "eml/"):
            assert editor.get(here + form).status_code == 404
