"""Everybody's own account: what can be changed there, and what is nobody else's."""

from django.test import Client
from wagtail.users.models import UserProfile

from dateline.people.models import User

LOCALE = {"locale-preferred_language": "fr", "locale-current_time_zone": "Asia/Manila"}
THEME = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}


def _saved(client: Client, **fields: str) -> User:
    name = {"name_email-first_name": "", "name_email-last_name": ""}
    response = client.post("/desk/account/", name | LOCALE | THEME | fields)
    assert response.status_code == 302, response.context["panels_by_tab"]
    return User.objects.get(username="editor")


def test_language_and_zone_are_chosen_by_whoever_has_given_no_name(editor: Client) -> None:
    profile = UserProfile.objects.get(user=_saved(editor))
    assert (profile.preferred_language, profile.current_time_zone) == ("fr", "Asia/Manila")


def test_a_name_is_kept(editor: Client) -> None:
    assert _saved(editor, **{"name_email-first_name": "Amara"}).first_name == "Amara"


def test_the_address_to_sign_in_with_is_not_ones_own_to_change(editor: Client) -> None:
    assert _saved(editor, **{"name_email-email": "a@b.example"}).email == ""


def test_no_picture_of_anybody_is_asked_for(editor: Client) -> None:
    assert "avatar-avatar" not in editor.get("/desk/account/").content.decode()
