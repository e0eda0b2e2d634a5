"""A folder of pictures comes in with its listing, or each trouble with it is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.intake.listing import ListedPicture, Wish, take_in_listing
from dateline.intake.listing_text import Listing, ListingRefused, read_listing
from dateline.intake.picture_folder import PicturesRefused, made_of, pictures_in
from dateline.pictures.developing import develop
from dateline.pictures.keeping import prepare_picture
from dateline.pictures.models import Picture
from dateline.record.models import Content
from tests.newsroom import EDITOR, row_counts
from tests.photographs import encoded, photo, pixels

pytestmark = pytest.mark.django_db

LISTING = """\
News


  1. © A Photographer 2021

    News

    Ministers meet

    02 August 2021

  2. Farmers meet

    30 July 2021

  3. © B Photographer 2021

    News

    They part

    29 July 2021
"""


@pytest.fixture
def listing() -> Listing:
    return read_listing(LISTING, language="en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture for the first item and the third."""
    (tmp_path / "1.jpg").write_bytes(photo())
    (tmp_path / "1.txt").write_text("Ministers\n sit at a table. ")
    (tmp_path / "03.PNG").write_bytes(encoded(pixels(60, 40), "PNG"))
    (tmp_path / "03.txt").write_text("Two doors close.")
    (tmp_path / ".hidden").touch()
    return tmp_path


def taken_in(listing: Listing, folder: Path) -> int:
    found = pictures_in(folder, listing)
    pictures = {
        line: ListedPicture(picture, found[line].alt)
        for line, picture in made_of(found, prepare_picture).items()
    }
    return len(take_in_listing(listing, Wish("news", pictures=pictures), by=EDITOR).added)


def test_each_item_gets_the_picture_of_its_number(listing: Listing, folder: Path) -> None:
    assert taken_in(listing, folder) == 3
    contents = Content.objects.order_by("-date")
    assert [content.picture_alt for content in contents] == [
        "Ministers sit at a table.",
        "",
        "Two doors close.",
    ]
    tokens = [content.picture for content in contents if content.picture]
    assert Picture.objects.filter(token__in=tokens).count() == Picture.objects.count() == 2


def test_the_same_folder_a_second_time_adds_nothing(listing: Listing, folder: Path) -> None:
    taken_in(listing, folder)
    before = row_counts()
    assert taken_in(listing, folder) == 0
    assert row_counts() == before


def test_a_picture_without_credit_is_refused_with_its_line(listing: Listing, folder: Path) -> None:
    (folder / "2.gif").write_bytes(encoded(pixels(), "GIF"))
    (folder / "2.txt").write_text("Farmers stand in a barn.")
    before = row_counts()
    with pytest.raises(ListingRefused, match="item 2: The picture needs a credit"):
        taken_in(listing, folder)
    assert row_counts() == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("2.jpg", photo(), r"2\.jpg: Say in 2\.txt what the picture shows"),
        ("4.jpg", photo(), r"4\.jpg: The listing has no item 4"),
        ("cover.jpg", photo(), r"cover\.jpg: A picture is named by the number"),
        ("1.png", photo(), r"1\.png: 1\.jpg stands for that item already"),
        ("2.txt", b"Farmers", r"2\.txt: There is no picture of that number"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(
    listing: Listing, folder: Path, name: str, content: bytes, sentence: str
) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(PicturesRefused, match=sentence):
        pictures_in(folder, listing)


def test_words_that_say_nothing_or_cannot_be_read_are_refused(
    listing: Listing, folder: Path
) -> None:
    (folder / "1.txt").write_text(" \n")
    (folder / "03.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(PicturesRefused) as refused:
        pictures_in(folder, listing)
    assert refused.value.problems == (
        "03.PNG: 03.txt cannot be read as UTF-8 text.",
        "1.jpg: Say in 1.txt what the picture shows, in a sentence.",
    )


def test_all_that_are_no_pictures_are_named_at_once(listing: Listing, folder: Path) -> None:
    (folder / "1.jpg").write_bytes(b"<svg><script/></svg>")
    (folder / "03.PNG").write_bytes(b"")
    found = pictures_in(folder, listing)
    for make in (develop, prepare_picture):
        with pytest.raises(PicturesRefused) as refused:
            made_of(found, make)
        assert [problem.partition(":")[0] for problem in refused.value.problems] == [
            "03.PNG",
            "1.jpg",
        ]


def test_a_folder_that_is_not_there_is_refused(listing: Listing, tmp_path: Path) -> None:
    with pytest.raises(PicturesRefused, match="cannot be read"):
        pictures_in(tmp_path / "nowhere", listing)


def test_a_number_that_two_items_have_stands_for_neither(listing: Listing, folder: Path) -> None:
    again = tuple(replace(listed, line=listed.line + 100) for listed in listing.items)
    with pytest.raises(PicturesRefused, match="2 items of that number"):
        pictures_in(folder, replace(listing, items=(*listing.items, *again)))
