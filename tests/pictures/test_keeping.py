"""A picture's file is there before anything names it, and goes when nothing does."""

import hashlib
import os
from pathlib import Path

import pytest
from django.conf import settings
from time_machine import travel

from dateline.journal.writing import writing
from dateline.lib.ids import TOKEN_PATTERN, new_token
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.files import PICTURES, file_of
from dateline.pictures.keeping import keep_picture, prepare_picture
from dateline.pictures.models import Picture
from dateline.pictures.sweeping import sweep_files
from tests.photographs import encoded, kept_photo, photo, pixels

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]

TWO_HOURS = 7_200


def make_old(file: Path, seconds: int = TWO_HOURS) -> None:
    at = file.stat().st_mtime - seconds
    os.utime(file, (at, at))


def test_a_picture_is_kept_under_the_digest_of_its_bytes(media: Path) -> None:
    picture = kept_photo()
    file = media / "pictures" / picture.digest[:2] / f"{picture.digest}.jpg"
    assert file == file_of(picture.digest)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == picture.digest
    assert picture.size == file.stat().st_size
    assert (picture.width, picture.height) == (300, 200)
    assert list(PICTURES.files()) == [file]


def test_a_file_is_there_before_the_row_is(media: Path) -> None:
    picture = prepare_picture(photo())
    assert file_of(picture.digest).exists()
    assert not Picture.objects.exists()


def test_the_same_bytes_share_a_file_and_no_address() -> None:
    one, other = kept_photo(), kept_photo()
    assert one.digest == other.digest
    assert len(list(PICTURES.files())) == 1
    assert one.token != other.token


def test_an_address_has_130_bits_of_chance() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(len(token) == 26 for token in tokens)
    assert {len({token[place] for token in tokens}) for place in range(26)} == {32}
    assert set("".join(tokens)) == set(TOKEN_PATTERN[1:33])


def test_what_the_disk_has_lost_is_mended_by_bringing_it_again() -> None:
    picture = kept_photo()
    file_of(picture.digest).write_bytes(b"")
    prepare_picture(photo())
    assert file_of(picture.digest).stat().st_size == picture.size


def test_a_write_that_fails_leaves_nothing_behind(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        prepare_picture(photo())
    assert list(PICTURES.files()) == []


def test_a_refused_picture_leaves_nothing_behind() -> None:
    with pytest.raises(UnusablePicture):
        prepare_picture(b"no picture")
    assert list(PICTURES.files()) == []


def test_files_that_no_picture_names_are_swept() -> None:
    named = kept_photo()
    orphan = file_of(prepare_picture(encoded(pixels(60, 60))).digest)
    unfinished = orphan.with_name("tmpabc.part")
    unfinished.touch()
    for file in PICTURES.files():
        make_old(file)
    assert sweep_files() == 2
    assert list(PICTURES.files()) == [file_of(named.digest)]
    assert sweep_files() == 0


def test_files_of_the_last_hour_are_spared() -> None:
    orphan = file_of(prepare_picture(photo()).digest)
    make_old(orphan, 3_500)
    assert sweep_files() == 0
    make_old(orphan, 200)
    assert sweep_files() == 1


def test_a_file_brought_again_is_young_again() -> None:
    orphan = file_of(prepare_picture(photo()).digest)
    make_old(orphan)
    prepare_picture(photo())
    assert sweep_files() == 0


def test_other_files_of_the_house_are_not_swept(media: Path) -> None:
    others = [media / "images" / "desk.jpg", media / "pictures" / "note.txt", media / "a.jpg"]
    for file in others:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        make_old(file)
    assert sweep_files() == 0
    assert all(file.exists() for file in others)


def test_sweeping_before_anything_was_kept_does_nothing(media: Path) -> None:
    assert sweep_files() == 0
    assert not media.exists()


def test_a_picture_whose_file_was_swept_is_not_kept() -> None:
    picture = prepare_picture(photo())
    with travel("2090-01-01"):
        assert sweep_files() == 1
    with pytest.raises(UnusablePicture, match="try again"), writing() as open_writing:
        keep_picture(open_writing, picture)
    assert not Picture.objects.exists()


def test_the_folder_of_pictures_is_served_to_nobody_outside() -> None:
    assert settings.MEDIA_URL.startswith("/desk/")
