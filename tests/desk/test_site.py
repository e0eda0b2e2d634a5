"""The set-up form: the site gets its name, and the demonstration ends."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dateline.archive.identity import identity_now
from dateline.archive.sections import todays_site
from dateline.people.models import AuditEntry
from dateline.pictures.models import Picture
from tests.photographs import photo

ADDRESS = "/desk/site/"
FILLED_IN = {
    "name-en": "Labour Newsroom",
    "footer-en": "4 route des Morillons\nGeneva",
    "name-fr": "Salle de presse",
    "has_accent": "on",
    "accent": "#7a1f2b",
    "press_name": "Press desk",
    "press_phone": "+41 22 555 01 00",
    "press_email": "press@example.org",
    "press_hours": "Monday to Friday, 9:00–17:00",
    "press_zone": "Europe/Zurich",
}


def _sent(client: Client, **changed: Any) -> Any:
    return client.post(ADDRESS, FILLED_IN | changed)


def test_the_ribbon_stays_until_the_site_has_a_name(administrator: Client) -> None:
    assert todays_site("en").is_demonstration
    assert _sent(administrator).status_code == 302
    assert not todays_site("en").is_demonstration
    assert todays_site("fr").name == "Salle de presse"
    assert todays_site("ar").name == "Labour Newsroom"


def test_the_form_comes_back_as_it_was_kept(administrator: Client) -> None:
    _sent(administrator)
    page = administrator.get(ADDRESS).content.decode()
    for words in ("Labour Newsroom", "4 route des Morillons", "#7a1f2b", "Europe/Zurich"):
        assert words in page


def test_a_logo_is_kept_shown_and_taken_away(administrator: Client) -> None:
    logo = SimpleUploadedFile("logo.jpg", photo(), "image/jpeg")
    _sent(administrator, logo=logo)
    kept = identity_now()
    assert kept is not None
    assert Picture.objects.filter(token=kept.logo).exists()
    assert kept.logo in administrator.get(ADDRESS).content.decode()
    _sent(administrator)
    assert identity_now() == kept
    _sent(administrator, has_no_logo="on")
    assert not todays_site("en").logo


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name-en": "", "name-fr": "", "footer-en": ""}, "needs a name"),
        ({"name-fr": "", "footer-fr": "Genève"}, "needs a name"),
        ({"name-en": "N" * 81}, "too long"),
        ({"accent": "#ffff00"}, "too pale"),
        ({"press_phone": "ask Mary"}, "no telephone number"),
        ({"press_email": "nobody"}, "no mail address"),
        ({"press_zone": ""}, "in which time zone"),
        ({"logo": SimpleUploadedFile("logo.svg", b"<svg onload='x'/>")}, "no picture"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
    administrator: Client, changed: dict[str, Any], said: str
) -> None:
    answer = _sent(administrator, **changed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "Monday to Friday" in page
    assert identity_now() is None


def test_only_administrators_name_the_site(editor: Client, reporter: Client) -> None:
    for client in (editor, reporter):
        assert _sent(client).status_code in {302, 403}
        assert "Labour Newsroom" not in client.get(ADDRESS, follow=True).content.decode()
    assert identity_now() is None


def test_who_named_it_is_written_down(administrator: Client) -> None:
    _sent(administrator)
    assert AuditEntry.objects.filter(deed="changed the site").count() == 1
