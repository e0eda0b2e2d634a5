"""A picture is there for whoever sees a story that shows it, and for nobody else."""

import json
from datetime import timedelta

import pytest

from dateline.archive.article import article
from dateline.archive.entries import Absence, ShownPicture
from dateline.archive.latest import latest
from dateline.archive.picture import picture_at
from dateline.archive.selection import Selection
from dateline.lib.ids import new_token
from dateline.pictures.files import file_of
from dateline.pictures.models import Picture
from dateline.record.canonical import story_from
from dateline.record.correct import Corrected, correct
from dateline.record.models import Content, Edition, Item
from dateline.record.rebuild import rebuild_showings
from dateline.record.story import PictureRef, Story, UnusableStory
from dateline.record.visibility import Viewer
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR
from tests.photographs import kept_photo, shown
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, released

CREDIT = "© A Photographer 2030"


@pytest.fixture
def picture() -> Picture:
    return kept_photo()


def with_picture(picture: Picture, **fields: str) -> Story:
    return a_story(credit=CREDIT, picture=shown(picture, **fields))


def test_a_story_is_frozen_with_its_picture(picture: Picture) -> None:
    story = with_picture(picture, caption="The field.")
    item = released(story)
    text = Content.objects.get(edition__item=item).text
    assert json.loads(text)["picture"] == {
        "token": picture.token,
        "digest": picture.digest,
        "alt": "A field, red and blue.",
        "caption": "The field.",
    }
    assert story_from(text).picture == story.picture


def test_a_story_without_a_picture_says_nothing_of_one() -> None:
    content = Content.objects.get(edition__item=released(a_story(credit=CREDIT)))
    assert "picture" not in json.loads(content.text)
    assert (content.picture, content.picture_alt, content.picture_caption) == ("", "", "")


def test_a_row_and_a_page_show_the_picture_with_what_goes_beside_it(picture: Picture) -> None:
    item = released(with_picture(picture, caption="The field."))
    wanted = ShownPicture(
        address=f"/p/{picture.token}.jpg",
        width=300,
        height=200,
        alt="A field, red and blue.",
        caption="The field.",
        credit=CREDIT,
        token=picture.token,
        size=picture.size,
    )
    (entry,) = latest(Selection((), "en"), at=NOW, size=10).entries
    assert entry.picture == wanted
    found = article(item.public_id, "en", at=NOW)
    assert found
    assert found.entry.picture == wanted


@pytest.mark.parametrize("alt", ["", " "])
def test_a_picture_needs_words_for_those_who_cannot_see_it(picture: Picture, alt: str) -> None:
    with pytest.raises(UnusableStory, match="needs an alt text"):
        with_picture(picture, alt=alt)


def test_a_picture_needs_a_credit(picture: Picture) -> None:
    with pytest.raises(UnusableStory, match="needs a credit"):
        a_story(picture=shown(picture))


@pytest.mark.parametrize("field", ["alt", "caption"])
def test_the_words_of_a_picture_are_as_printable_as_others(picture: Picture, field: str) -> None:
    for words in ("a\x00b", "a\nb", "x" * 1001):
        with pytest.raises(UnusableStory):
            with_picture(picture, **{field: words})


def test_only_a_picture_that_was_kept_can_be_shown(picture: Picture) -> None:
    other = kept_photo()
    for token, digest in ((new_token(), picture.digest), (other.token, "0" * 64)):
        with pytest.raises(UnusableStory, match="No picture was kept"):
            released(a_story(credit=CREDIT, picture=PictureRef(token, digest, "A field.")))
    assert not Item.objects.exists()


def test_a_picture_is_there_from_the_moment_of_release_and_not_before(picture: Picture) -> None:
    assert picture_at(picture.token, NOW) is None
    released(with_picture(picture), release_at=SOON)
    assert picture_at(picture.token, NOW) is None
    assert picture_at(picture.token, SOON - INSTANT) is None
    kept = picture_at(picture.token, SOON)
    assert kept
    assert (kept.path, kept.media_type) == (file_of(picture.digest), "image/jpeg")
    assert kept.changed_at == SOON


def test_the_press_sees_it_when_it_sees_the_story(picture: Picture) -> None:
    press_at = SOON - timedelta(hours=2)
    released(with_picture(picture), release_at=SOON, press_at=press_at)
    assert picture_at(picture.token, press_at - INSTANT, viewer=Viewer.PRESS) is None
    assert picture_at(picture.token, press_at, viewer=Viewer.PRESS)
    assert picture_at(picture.token, press_at) is None


def test_a_withdrawn_story_shows_no_picture(picture: Picture) -> None:
    item = released(with_picture(picture))
    later = NOW + timedelta(hours=1)
    with clock_at(later):
        withdraw(item, reason="It was not true.", by=EDITOR)
    assert picture_at(picture.token, later - INSTANT)
    assert picture_at(picture.token, later) is None
    found = article(item.public_id, "en", at=later)
    assert found
    assert found.entry.picture is None


def test_a_picture_that_was_replaced_is_gone_and_the_new_one_is_there(picture: Picture) -> None:
    item = released(with_picture(picture))
    other = kept_photo()
    later = NOW + timedelta(hours=1)
    with clock_at(later):
        correct(item, {"en": Corrected(with_picture(other), "Wrong photo.")}, by=EDITOR)
    assert picture_at(other.token, later - INSTANT) is None
    assert picture_at(picture.token, later) is None
    assert picture_at(other.token, later)


def test_two_stories_with_the_same_photo_have_addresses_that_tell_nothing_of_each_other() -> None:
    one, other = kept_photo(), kept_photo()
    released(with_picture(one))
    released(with_picture(other), release_at=SOON)
    assert picture_at(one.token, NOW)
    assert picture_at(other.token, NOW) is None


def test_one_language_that_is_out_is_enough(picture: Picture) -> None:
    item = released(with_picture(picture))
    released(with_picture(picture), language="fr", item=item, release_at=SOON)
    for at in (NOW, SOON):
        kept = picture_at(picture.token, at)
        assert kept
        assert kept.changed_at == NOW


def test_a_rebuilt_record_shows_the_same_picture(picture: Picture) -> None:
    released(with_picture(picture))
    rebuild_showings()
    assert picture_at(picture.token, NOW)


def test_a_name_that_is_none_is_no_picture(picture: Picture) -> None:
    released(a_story())
    for token in ("", new_token(), picture.token, picture.token.upper()):
        assert picture_at(token, NOW) is None


def test_a_correction_of_other_words_keeps_the_address(picture: Picture) -> None:
    item = released(with_picture(picture))
    with_summary = a_story(credit=CREDIT, picture=shown(picture), standfirst="They met.")
    correct(item, {"en": Corrected(with_summary, "There was no summary.")}, by=EDITOR)
    assert Edition.objects.filter(item=item).count() == 2
    assert picture_at(picture.token, NOW)


def test_a_page_without_its_file_is_told_of_in_the_log_once(
    picture: Picture, caplog: pytest.LogCaptureFixture
) -> None:
    item = released(with_picture(picture))
    file_of(picture.digest).unlink()
    for _again in range(3):
        found = article(item.public_id, "en", at=NOW)
        assert found is not None
        assert found.entry.absence == Absence.FILE_MISSING
    assert caplog.text.count(picture.digest) == 1
