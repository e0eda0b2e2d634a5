"""Promises: a picture that was kept once is ready for another use without being decoded."""

import os
from dataclasses import replace

from dateline.pictures.files import PICTURES
from dateline.pictures.keeping import PictureFiles, is_kept, prepare_files
from tests.photographs import photo


def test_every_use_has_a_name_of_its_own_and_the_same_files() -> None:
    files = prepare_files(photo())
    one, another = files.picture(), files.picture()
    assert one.token != another.token
    assert PictureFiles.of(one) == PictureFiles.of(another) == files


def test_whoever_sweeps_spares_it_as_if_it_were_new() -> None:
    files = prepare_files(photo())
    place = PICTURES.place_of(files.digest)
    os.utime(place, (0, 0))
    assert is_kept(files)
    assert place.stat().st_mtime > 0


def test_one_whose_file_is_gone_or_cut_short_has_to_be_made_anew() -> None:
    files = prepare_files(photo())
    assert is_kept(files)
    assert not is_kept(replace(files, digest="0" * 64))
    assert not is_kept(replace(files, full_digest="0" * 64))
    place = PICTURES.place_of(files.digest)
    place.write_bytes(place.read_bytes()[:-1])
    assert not is_kept(files)
