"""Renditions are made beside publishing, with the picture's words in them, and come back."""

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dateline.jobs.leasing import Hopeless, LeasedJob
from dateline.jobs.models import Job
from dateline.jobs.working import work_off
from dateline.lib.ids import new_token
from dateline.ops.kinds import BESIDE
from dateline.pictures import renditions
from dateline.pictures.files import PICTURES, RENDITIONS
from dateline.pictures.models import Picture
from dateline.pictures.packet import PictureWords
from dateline.pictures.renditions import (
    make_asked_renditions,
    make_renditions,
    make_wanted_renditions,
    rendition_file,
    say_wanted,
)
from dateline.pictures.sizes import renditions_of
from dateline.pictures.sweeping import sweep_files
from tests.photographs import BLUE, RED, encoded, kept_photo, pixels

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
WORDS = PictureWords("© A Photographer 2030", alts={"en": "A field."})


def files_of(picture: Picture, focal: tuple[int, int] | None = None) -> dict[str, Path]:
    found = renditions_of(picture.width, picture.height, focal)
    return {name: rendition_file(picture.digest, one) for name, one in found.items()}


def test_a_kept_picture_gets_all_its_sizes_and_forms_from_the_worker() -> None:
    picture = kept_photo(encoded(pixels(1500, 1000)), WORDS)
    files = files_of(picture)
    assert len(files) == 20
    assert not any(file.exists() for file in files.values())
    assert work_off(BESIDE.patient) == 1
    for name, file in files.items():
        with Image.open(file) as made:
            size, _dot, form = name.partition(".")
            assert (made.format, made.width) == (FORMATS[form], int(size[1:]))
            assert b"A Photographer 2030" in made.info["xmp"]
            assert b"A field." in made.info["xmp"]
            assert "exif" not in made.info
    assert make_renditions(picture) == 0


def test_a_cut_one_shows_what_matters() -> None:
    wide = encoded(pixels(1200, 300))
    for focal, colour in (((100, 500), RED), ((900, 500), BLUE)):
        picture = kept_photo(wide, focal=focal)
        make_renditions(picture)
        with Image.open(files_of(picture, focal)["c240.jpg"]) as cut:
            assert cut.size == (240, 160)
            found = cut.getpixel((120, 80))
        assert isinstance(found, tuple)
        assert all(abs(one - other) < 16 for one, other in zip(found, colour, strict=True))


def test_those_that_were_deleted_come_back_where_somebody_missed_them() -> None:
    picture = kept_photo()
    make_renditions(picture)
    files = files_of(picture)
    for file in files.values():
        file.unlink()
    assert not BESIDE.chore()
    say_wanted(picture.token)
    say_wanted(new_token())
    assert BESIDE.chore()
    assert all(file.exists() for file in files.values())
    assert make_wanted_renditions() == 0


def test_a_picture_whose_file_is_gone_is_wanted_in_vain(
    caplog: pytest.LogCaptureFixture,
) -> None:
    picture = kept_photo()
    PICTURES.place_of(picture.digest).unlink()
    say_wanted(picture.token)
    assert make_wanted_renditions() == 1
    assert "cannot be made" in caplog.text
    assert make_wanted_renditions() == 0


def test_a_full_disk_leaves_no_half_rendition_and_the_job_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept_photo()
    written: list[Path] = []

    def full(place: Path, _content: bytes) -> None:
        written.append(place)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(renditions, "write_whole", full)
    work_off(BESIDE.patient)
    job = Job.objects.get()
    assert written
    assert (job.done_at, job.given_up_at, job.tries) == (None, None, 1)
    assert "No space left" in job.error
    assert not list(RENDITIONS.files())


def test_a_job_about_no_picture_is_hopeless() -> None:
    now = datetime.now(UTC)
    job = LeasedJob(
        id=1,
        key="",
        kind="renditions",
        subject="",
        payload={"token": new_token()},
        asked_at=now,
        due_at=now,
        tries=1,
        until=now,
    )
    with pytest.raises(Hopeless):
        make_asked_renditions(job)


def test_the_sweep_takes_the_renditions_of_no_picture_and_no_others() -> None:
    picture = kept_photo()
    make_renditions(picture)
    stray = RENDITIONS.place_of("f" * 64, ".w400-0-0.avif")
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"stray")
    for file in RENDITIONS.files():
        os.utime(file, (0, 0))
    assert sweep_files() == 1
    assert not stray.exists()
    assert all(file.exists() for file in files_of(picture).values())


def test_words_that_change_make_other_files() -> None:
    one = kept_photo(words=WORDS)
    other = kept_photo(words=PictureWords("© Somebody else"))
    again = kept_photo(words=WORDS)
    assert one.digest == again.digest != other.digest
    with Image.open(BytesIO(PICTURES.place_of(other.digest).read_bytes())) as kept:
        assert b"Somebody else" in kept.info["xmp"]


def test_a_name_that_cannot_be_taken_away_stops_no_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(*_path: object, **_more: object) -> None:
        raise OSError("Read-only file system")

    say_wanted(new_token())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        assert make_wanted_renditions() == 0
    assert "cannot be taken away: Read-only file system" in caplog.text
    assert make_wanted_renditions() == 1
    assert make_wanted_renditions() == 0
