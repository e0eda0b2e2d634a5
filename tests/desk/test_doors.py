"""Who may enter the desk, and how far."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from dateline.archive.arranging import make_section, name_section
from dateline.desk.models import LanguageHome
from dateline.lib.languages import LANGUAGES
from dateline.people.accounts import make_account
from dateline.people.models import Role
from dateline.terms.models import Vocabulary
from dateline.terms.naming import make_term


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    for address in ("/desk/", "/desk/published/", "/desk/files/a.png", "/desk/listings/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/desk/login/?next=")


def test_an_editor_arrives_at_what_was_just_published(client: Client, db: None) -> None:
    make_account("editor", Role.EDITOR, "quite a long password")
    response = client.post("/desk/login/", {"login": "editor", "password": "quite a long password"})
    assert response.headers["Location"] == "/desk/"
    assert "Just published" in client.get("/desk/").content.decode()


def test_the_desk_is_found_without_its_last_slash(client: Client, db: None) -> None:
    assert client.get("/desk").headers["Location"] == "/desk/"


def test_a_reporter_sees_what_is_published_and_arranges_nothing(reporter: Client) -> None:
    section = make_section()
    name_section(section, "en", slug="news", title="News")
    term = make_term(Vocabulary.TOPIC, {"en": "Wages"})
    assert reporter.get("/desk/published/").status_code == 200
    for address in (
        "/desk/listings/",
        "/desk/listings/new/",
        f"/desk/listings/edit/{section.pk}/",
        "/desk/labels/",
        "/desk/labels/new/",
        f"/desk/labels/edit/{term.pk}/",
        "/desk/users/",
    ):
        response = reporter.get(address)
        assert (response.status_code, response.headers.get("Location")) == (302, "/desk/"), address
    reporter.post(f"/desk/labels/edit/{term.pk}/", {"name-en": "Pay"})
    assert list(term.names.values_list("name", flat=True)) == ["Wages"]


def test_an_editor_has_the_lists_and_no_accounts(editor: Client) -> None:
    assert editor.get("/desk/listings/").status_code == 200
    assert editor.get("/desk/labels/").status_code == 200
    assert editor.get("/desk/users/").headers["Location"] == "/desk/"


def test_nothing_of_an_editors_can_be_deleted(editor: Client, administrator: Client) -> None:
    term = make_term(Vocabulary.TOPIC, {"en": "Wages"})
    for client in (editor, administrator):
        assert client.get(f"/desk/labels/delete/{term.pk}/").status_code == 404
        assert client.get("/desk/users/delete/1/").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_leads_nowhere_that_has_no_use(role: Role, client: Client, db: None) -> None:
    client.force_login(make_account("somebody", role, "quite a long password"))
    page = client.get("/desk/").content.decode()
    for gone in ("Reports", "/desk/sites/", "/desk/groups/", "/desk/workflows/"):
        assert gone not in page


def test_every_language_has_a_home_that_translates_the_others(db: None) -> None:
    homes = LanguageHome.objects.order_by("path")
    assert [home.slug for home in homes] == list(LANGUAGES)
    assert {home.locale.language_code for home in homes} == {
        language.catalog for language in LANGUAGES.values()
    }
    assert homes[0].get_translations().count() == len(LANGUAGES) - 1
    assert Locale.objects.count() == len(LANGUAGES)
    assert not any(Page.find_problems())


def test_nothing_is_left_of_the_welcome(db: None) -> None:
    assert Site.objects.count() == 0
    assert not Page.objects.filter(title__contains="Welcome").exists()
