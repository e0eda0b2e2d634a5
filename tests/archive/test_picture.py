"""A picture's file answers while a visible version shows it, and like a random name otherwise."""

from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.archive.picture import picture_at
from dateline.lib.ids import new_token
from dateline.pictures.models import Picture
from dateline.record.publish import publish
from dateline.record.story import PictureRef, Story, UnusableStory
from dateline.record.visibility import Viewer
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, head_office, released

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def picture() -> Picture:
    return Picture.objects.create(digest="0" * 64, width=3, height=2, size=1, recorded_at=NOW)


def pictured(picture: Picture) -> Story:
    """Return a story that shows a picture."""
    shown = PictureRef(picture.token, picture.digest, alt="A road", caption="In Freetown")
    return a_story(picture=shown, credit="© A Photographer")


def test_it_answers_from_the_release_on_and_to_journalists_before(picture: Picture) -> None:
    released(pictured(picture), release_at=SOON, press_at=NOW)
    assert picture_at(picture.token, SOON - INSTANT) is None
    assert picture_at(picture.token, SOON - INSTANT, Viewer.PRESS) is not None
    shown = picture_at(picture.token, SOON)
    assert shown is not None
    assert shown.digest == picture.digest
    assert picture_at(new_token(), SOON) is None


def test_it_is_gone_with_a_correction_that_takes_it_out(picture: Picture) -> None:
    item = released(pictured(picture))
    with clock_at(LATER):
        correct_in(item, picture=None)
    assert picture_at(picture.token, LATER - INSTANT) is not None
    assert picture_at(picture.token, LATER) is None


def test_it_is_gone_with_the_last_language_that_showed_it(picture: Picture) -> None:
    item = released(pictured(picture))
    released(pictured(picture), item=item, language="fr")
    with clock_at(LATER):
        correct_in(item, picture=None)
    assert picture_at(picture.token, LATER) is not None
    with clock_at(LATER + INSTANT):
        withdraw_from(item)
    assert picture_at(picture.token, LATER + INSTANT) is None


def test_it_stands_beside_its_story_with_its_words(picture: Picture) -> None:
    item = released(pictured(picture))
    found = article(item.public_id, "en", at=NOW)
    assert found is not None
    shown = found.entry.picture
    assert shown is not None
    assert picture.token in shown.address
    assert (shown.width, shown.height) == (3, 2)
    assert (shown.alt, shown.caption) == ("A road", "In Freetown")
    assert shown.credit == "© A Photographer"


def test_a_picture_that_was_not_kept_so_cannot_be_shown(picture: Picture) -> None:
    picture.digest = "1" * 64
    with pytest.raises(UnusableStory, match="No picture was kept"):
        publish({"en": pictured(picture)}, by=EDITOR, office=head_office())
