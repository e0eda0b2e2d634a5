"""Pictures on the command line: given, replaced, taken away, or refused with a sentence."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from dateline.ops.command_line import main
from dateline.pictures.files import PICTURES, file_of
from dateline.pictures.models import Picture
from dateline.record.models import Content, Edition, Item
from tests.newsroom import row_counts
from tests.photographs import encoded, photo, pixels

pytestmark = pytest.mark.django_db

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _media(tmp_path: Path) -> Iterator[None]:
    """A folder of kept files for one test."""
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A photo in a file that is called something else."""
    path = tmp_path / "photo.gif"
    path.write_bytes(photo())
    return path


@pytest.fixture
def item(file: Path) -> Item:
    """An item that is out with its picture."""
    words = ("--headline", "Farmers meet", "--credit", "© A 2021", "--alt", "Farmers stand.")
    assert main(["publish", *words, "--picture", str(file), "--caption", "At noon."]) == 0
    return Item.objects.get()


def newest(item: Item) -> Content:
    edition = Edition.objects.filter(item=item).order_by("number").last()
    assert edition
    content: Content = edition.content
    return content


def test_an_item_is_published_with_its_picture(client: Client, item: Item) -> None:
    content = newest(item)
    assert (content.picture_alt, content.picture_caption) == ("Farmers stand.", "At noon.")
    assert client.get(f"/p/{content.picture}.jpg").status_code == 200


def test_a_picture_is_replaced_reworded_and_taken_away(
    client: Client, item: Item, tmp_path: Path
) -> None:
    first = newest(item).picture
    other = tmp_path / "other.png"
    other.write_bytes(encoded(pixels(60, 40), "PNG"))
    new = ("--picture", str(other), "--alt", "Others stand.", "--credit", "© B 2021")
    assert main(["correct", item.public_id, "--note", "Wrong photo.", *new]) == 0
    second = newest(item)
    assert (second.picture_alt, second.picture_caption) == ("Others stand.", "")
    assert client.get(f"/p/{first}.jpg").status_code == 404
    assert main(["correct", item.public_id, "--note", "Three.", "--alt", "Three stand."]) == 0
    assert (newest(item).picture, newest(item).picture_alt) == (second.picture, "Three stand.")
    assert main(["correct", item.public_id, "--note", "No consent.", "--no-picture"]) == 0
    assert (newest(item).picture, newest(item).credit) == ("", "© B 2021")
    assert client.get(f"/p/{second.picture}.jpg").status_code == 404


def test_a_correction_of_the_headline_keeps_the_picture(item: Item) -> None:
    before = newest(item)
    assert main(["correct", item.public_id, "--note", "Spelling.", "--headline", "They meet"]) == 0
    assert newest(item).picture == before.picture
    assert newest(item).picture_caption == "At noon."


def test_the_credit_can_go_with_the_picture(item: Item) -> None:
    words = ("--note", "No consent.", "--no-picture", "--credit", "")
    assert main(["correct", item.public_id, *words]) == 0
    assert newest(item).credit == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--picture", "{photo}", "--credit", "© A"), "Say what .* shows"),
        (("--picture", "{photo}", "--alt", "A field."), "needs a credit"),
        (("--picture", "{svg}", "--alt", "A", "--credit", "©"), "no picture that can be kept"),
        (("--picture", "{none}", "--alt", "A", "--credit", "©"), "cannot be read"),
        (("--alt", "A field."), "go with a picture"),
        (("--caption", "A field."), "go with a picture"),
    ],
)
def test_what_cannot_be_published_is_refused_and_leaves_no_row(
    capsys: Said, file: Path, words: tuple[str, ...], sentence: str
) -> None:
    (file.parent / "a.svg").write_text("<svg><script>alert(1)</script></svg>")
    paths = {"photo": file, "svg": file.parent / "a.svg", "none": file.parent / "none"}
    before = row_counts()
    assert main(["publish", "--headline", "X", *(word.format(**paths) for word in words)]) == 1
    assert re.search(sentence, capsys.readouterr().err)
    assert row_counts() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--picture", "{photo}", "--alt", "A field."), "Say who made the new picture"),
        (("--no-picture", "--alt", "A field."), "no picture to give"),
        (("--no-picture", "--picture", "{photo}", "--alt", "A"), "no picture to give"),
        (("--alt", ""), "needs an alt text"),
        (("--credit", ""), "needs a credit"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_leaves_no_row(
    capsys: Said, file: Path, item: Item, words: tuple[str, ...], sentence: str
) -> None:
    before = row_counts()
    given = (word.format(photo=file) for word in words)
    assert main(["correct", item.public_id, "--note", "N", *given]) == 1
    assert re.search(sentence, capsys.readouterr().err)
    assert row_counts() == before


def test_words_for_a_picture_that_is_not_there_are_refused(capsys: Said, item: Item) -> None:
    assert main(["correct", item.public_id, "--note", "N", "--no-picture"]) == 0
    assert main(["correct", item.public_id, "--note", "N", "--caption", "A field."]) == 1
    assert "has no picture for these words" in capsys.readouterr().err


def test_a_listing_is_taken_in_with_its_pictures(
    capsys: Said, client: Client, file: Path, tmp_path: Path
) -> None:
    listing = tmp_path / "listing.txt"
    listing.write_text(
        "News\n\n\n  1. © A 2021\n\n    News\n\n    They meet\n\n    2 August 2021\n"
    )
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(file.read_bytes())
    words = ["intake", "listing", str(listing), "--section", "news", "--pictures", str(folder)]
    before = row_counts()
    for more in ([], ["--dry-run"]):
        assert main([*words, *more]) == 1
        assert "1.jpg: Say in 1.txt what the picture shows" in capsys.readouterr().err
    (folder / "1.txt").write_text("Farmers stand.")
    assert main([*words, "--dry-run"]) == 0
    assert row_counts() == before
    assert main(words) == 0
    page = client.get("/en/news/").content.decode()
    assert f"/p/{Picture.objects.get().token}/" in page
    assert 'alt="Farmers stand."' in page
    capsys.readouterr()
    assert main(words) == 0
    assert "1 pictures were left out" in capsys.readouterr().err


def test_a_rebuild_sweeps_what_a_refusal_left(capsys: Said, file: Path, item: Item) -> None:
    file.write_bytes(encoded(pixels(77, 55)))
    words = ("--headline", "X", "--alt", "A field.", "--picture", str(file))
    shown = file_of(Picture.objects.get().digest)
    assert main(["publish", *words]) == 1
    (orphan,) = (one for one in PICTURES.files() if one != shown)
    os.utime(orphan, (0, 0))
    assert main(["rebuild"]) == 0
    assert "deleted that belong to no picture" in capsys.readouterr().out
    assert not orphan.exists()
    assert shown.exists()
