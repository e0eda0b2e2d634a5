"""What is said of a picture on the desk goes out with it, and comes back with it."""

from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from dateline.desk.freezing import freeze
from dateline.desk.models import DeskImage, StoryPage
from dateline.desk.thawing.taking import take_to_desk
from dateline.lib.clock import FAR
from dateline.people.accounts import make_account
from dateline.people.models import Role, User
from dateline.pictures.files import PICTURES
from dateline.pictures.keeping import PictureFiles
from dateline.pictures.models import Picture, Rights
from dateline.pictures.reading_notes import notes_in
from dateline.pictures.rights import Terms, keep_rights
from dateline.record.blocks import Figure
from dateline.record.publish import NewItem, publish
from dateline.record.story import Story
from tests.desk.freezing.test_freezing import release
from tests.desk.stories import DAY, an_office, desk_image, rewrite, write_story
from tests.newsroom import EDITOR
from tests.photographs import kept_photo, shown

pytestmark = pytest.mark.django_db
UNTIL = datetime(2031, 1, 1, tzinfo=UTC)
BOTH = {"en": {"alt": "Ten boats", "caption": "At dawn"}, "ar": {"alt": "عشرة قوارب"}}


def described(**fields: Any) -> DeskImage:
    """Return a picture with everything said of it that readers are told."""
    said: dict[str, Any] = {
        "texts": BOTH,
        "holder": "ILO",
        "licence": "cc-by-4.0",
        "territory": "Not in Kenya",
        "valid_until": UNTIL,
    }
    return desk_image(**said | fields)


def figure(image: DeskImage, **more: str) -> tuple[str, dict[str, Any]]:
    return "picture", {"image": image.pk, "alt": "", "caption": "", "credit": "", **more}


def test_rights_and_what_matters_most_go_out_with_a_picture() -> None:
    image = described()
    image.focal_point_x, image.focal_point_y = 75, 150
    image.focal_point_width = image.focal_point_height = 20
    image.save()
    release(write_story(lead_picture=image))
    picture = Picture.objects.get()
    image.refresh_from_db()
    assert picture.rights == image.rights
    assert picture.rights is not None
    assert picture.rights.shown_until == UNTIL
    assert (picture.rights.holder, picture.rights.territory) == ("ILO", "Not in Kenya")
    assert (picture.focal_x, picture.focal_y) == (250, 750)
    assert picture.full_digest


def test_what_the_story_says_stands_in_the_file_and_nothing_of_other_languages() -> None:
    image = described(credit="© ILO")
    page = write_story(
        language="fr", lead_picture=image, picture_alt="Dix bateaux", credit="© L'agence"
    )
    frozen = freeze(page)
    (picture,) = frozen.pictures
    for digest in (picture.digest, picture.full_digest):
        notes = notes_in(PICTURES.place_of(digest).read_bytes())
        assert (notes.credit, notes.holder, notes.licence) == ("© L'agence", "ILO", "cc-by-4.0")
        assert notes.alts == {"fr": "Dix bateaux"}


def test_words_of_another_language_are_marked_where_there_are_no_better() -> None:
    image = described()
    arabic = described(texts={"ar": {"alt": "قوارب", "caption": "فجر"}})
    page = write_story(
        language="fr",
        lead_picture=image,
        body=[figure(arabic), figure(arabic, alt="Des bateaux", caption="L'aube")],
    )
    story = freeze(page).story
    lead = story.picture
    assert lead is not None
    assert (lead.alt, lead.alt_language) == ("Ten boats", "en")
    assert (lead.caption, lead.caption_language) == ("At dawn", "en")
    first, second = (block.picture for block in story.body if isinstance(block, Figure))
    assert (first.alt, first.alt_language, first.caption_language) == ("قوارب", "ar", "ar")
    assert (second.alt, second.alt_language, second.caption_language) == ("Des bateaux", "", "")


@pytest.mark.parametrize("changed", ["nothing", "focal point", "words", "rights", "story's words"])
def test_an_address_is_kept_as_long_as_all_of_it_is_the_same(changed: str) -> None:
    image = described()
    page = write_story(lead_picture=image)
    first = release(page)
    image.refresh_from_db()
    if changed == "focal point":
        image.focal_point_x = image.focal_point_y = 10
        image.focal_point_width = image.focal_point_height = 10
    if changed == "words":
        image.texts = {**BOTH, "fr": {"alt": "Dix bateaux"}}
    if changed == "rights":
        image.rights = keep_rights(None, Terms())
    image.save()
    own: dict[str, Any] = {"picture_alt": "Boats"} if changed == "story's words" else {}
    again = freeze(rewrite(page, lead_picture=DeskImage.objects.get(), **own))
    assert first.story.picture is not None
    assert again.story.picture is not None
    # Those of other languages are not in its file.
    is_kept = changed in {"nothing", "words"}
    assert (again.story.picture.token == first.story.picture.token) is is_kept
    assert (again.pictures == ()) is is_kept


def test_an_end_noted_with_seconds_before_there_were_rules_ends_no_later() -> None:
    image = described(valid_until=UNTIL.replace(second=30))
    release(write_story(lead_picture=image))
    assert Rights.objects.get().shown_until == UNTIL


@pytest.fixture
def somebody(db: None) -> User:
    return make_account("somebody", Role.EDITOR, "a long one for a test")


def test_what_is_taken_to_the_desk_finds_the_picture_whose_rights_they_are(somebody: User) -> None:
    image = described()
    page = write_story(lead_picture=image)
    release(page)
    public_id = page.public_id
    StoryPage.objects.all().delete()
    taken = take_to_desk(public_id, "en", by=somebody)
    assert taken.lead_picture == image
    assert DeskImage.objects.count() == 1


def test_what_is_taken_to_the_desk_without_its_picture_brings_all_of_it(somebody: User) -> None:
    rights = keep_rights(None, Terms("ILO", "cc-by-4.0", "Not in Kenya", UNTIL))
    picture = kept_photo()
    Picture.objects.bulk_create(
        [
            Picture(
                **asdict(PictureFiles.of(picture)),
                token="0" * len(picture.token),
                focal_x=250,
                focal_y=750,
                rights=rights,
                recorded_at=picture.recorded_at,
            )
        ]
    )
    kept = Picture.objects.get(rights=rights)
    story = Story(headline="Boats", date=DAY, credit="© ILO", picture=shown(kept, alt="Boats"))
    (edition,) = publish({"en": story}, of=NewItem(an_office().term), by=EDITOR)
    page = take_to_desk(edition.item.public_id, "en", by=somebody)
    image = page.lead_picture
    assert image is not None
    assert (image.credit, image.holder, image.licence) == ("© ILO", "ILO", "cc-by-4.0")
    assert (image.territory, image.valid_until) == ("Not in Kenya", UNTIL)
    assert image.rights == rights
    assert image.texts == {"en": {"alt": "Boats"}}
    assert (image.focal_point_x, image.focal_point_y) == (75, 150)
    assert (freeze(page).story.picture, freeze(page).pictures) == (story.picture, ())


def test_a_description_becomes_what_a_picture_shows() -> None:
    said, silent = desk_image(description="Boats"), desk_image()
    both = desk_image(description="Old", texts={"en": {"alt": "New"}})
    migration = import_module("dateline.desk.migrations.0010_picture_texts")
    migration.move_to_texts(apps, None)
    for image in (said, silent, both):
        image.refresh_from_db()
        assert image.description == ""
    assert (said.texts, silent.texts) == ({"en": {"alt": "Boats"}}, {})
    assert both.texts == {"en": {"alt": "New"}}
    migration.move_back(apps, None)
    said.refresh_from_db()
    assert said.description == "Boats"


def test_a_picture_of_no_known_end_has_rights_without_one() -> None:
    release(write_story(lead_picture=described(valid_until=None)))
    assert Rights.objects.get().shown_until == FAR
