"""The site has a name in its languages, a colour that can be read, and somebody to call."""

from typing import Any

import pytest

from dateline.archive.colours import DARK_GROUND, ENOUGH, LIGHT_GROUND, contrast, readable_on
from dateline.archive.entries import PressContact
from dateline.archive.identity import Identity, UnusableSite, Words, identity_now, name_site
from dateline.archive.picture import picture_at
from dateline.archive.sections import todays_site
from dateline.journal.models import Change, Subject
from dateline.lib.ids import new_token
from dateline.pictures.files import file_of
from tests.newsroom import row_counts
from tests.photographs import kept_photo
from tests.stories import NOW

PRESS = PressContact(
    "Press room", "+41 22 555 01 00", "press@example.org", "9:00–17:00", "Europe/Zurich"
)


def named(**parts: Any) -> Identity:
    return Identity(**{"words": {"en": Words("The Office", "One street.")}, **parts})


def test_before_it_is_named_it_is_a_demonstration() -> None:
    assert identity_now() is None
    site = todays_site("en")
    assert (site.name, site.is_demonstration) == ("Dateline", True)


def test_a_name_in_the_environment_counts_until_there_is_one(settings: Any) -> None:
    settings.SITE_NAME = "From outside"
    assert todays_site("en").name == "From outside"
    assert not todays_site("en").is_demonstration
    name_site(named())
    assert todays_site("en").name == "The Office"


def test_each_language_has_its_words_and_others_fall_back_on_english() -> None:
    name_site(named(words={"ar": Words("المكتب"), "en": Words("The Office", "One street.")}))
    assert [todays_site(tag).name for tag in ("ar", "en", "fr")] == [
        "المكتب",
        "The Office",
        "The Office",
    ]
    name_site(named(words={"ar": Words("المكتب")}))
    assert todays_site("fr").name == "المكتب"
    assert todays_site("en").footer == ""


def test_what_was_given_is_what_there_is_and_a_second_naming_takes_its_place() -> None:
    first = named(accent="#8a1538", logo=kept_photo().token, press=PRESS)
    for identity in (first, named()):
        name_site(identity)
        assert identity_now() == identity
    assert todays_site("en").press is None
    assert Change.objects.filter(subject=Subject.SITE).count() == 2


def test_a_logo_is_public_for_as_long_as_it_is_the_logo() -> None:
    picture = kept_photo()
    assert picture_at(picture.token, NOW) is None
    name_site(named(logo=picture.token))
    logo = todays_site("en").logo
    assert logo
    assert (logo.address, logo.width) == (f"/p/{picture.token}.jpg", 300)
    kept = picture_at(picture.token, NOW)
    assert kept
    assert kept.path == file_of(picture.digest)
    name_site(named())
    assert picture_at(picture.token, NOW) is None


def test_a_colour_is_made_lighter_for_the_dark() -> None:
    name_site(named(accent="#00205b"))
    site = todays_site("en")
    assert site.accent == "#00205b"
    assert contrast(site.accent_in_the_dark, DARK_GROUND) >= ENOUGH > contrast("#00205b", "#15171a")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colour", ["#ffcc00", "#ffffff", "#7cc4d8"])
def test_a_colour_too_pale_is_refused_with_one_that_would_do(colour: str) -> None:
    darker = readable_on(LIGHT_GROUND, colour)
    with pytest.raises(UnusableSite, match=f"too pale.*{darker} would do") as refusal:
        name_site(named(accent=colour))
    assert refusal.value.part == "accent"
    name_site(named(accent=darker))


@pytest.mark.parametrize(
    ("parts", "part"),
    [
        ({"words": {}}, "name"),
        ({"words": {"en": Words(" ")}}, "name"),
        ({"words": {"en": Words("x" * 81)}}, "name"),
        ({"words": {"en": Words("a\nb")}}, "name"),
        ({"words": {"en": Words("A", "x" * 2001)}}, "footer"),
        ({"accent": "red"}, "accent"),
        ({"accent": "#0b5a6"}, "accent"),
        ({"accent": "#000000}body{display:none"}, "accent"),
        ({"logo": new_token()}, "logo"),
        ({"press": PressContact(phone="call us")}, "press_phone"),
        ({"press": PressContact(email="nobody")}, "press_email"),
        ({"press": PressContact(hours="9–17", zone="Mars/Olympus")}, "press_zone"),
        ({"press": PressContact(hours="9–17")}, "press_zone"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_nothing_changes(
    parts: dict[str, Any], part: str
) -> None:
    before = row_counts()
    with pytest.raises(UnusableSite) as refusal:
        name_site(named(**parts))
    assert refusal.value.part == part
    assert row_counts() == before
