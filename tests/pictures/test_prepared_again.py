"""Promises: a picture that was kept once is ready for another use without being decoded."""

import os

import pytest

from dateline.pictures.files import PICTURES
from dateline.pictures.keeping import files_kept_before, prepare_files
from tests.photographs import photo


def test_it_has_the_same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepare_files(photo())
    monkeypatch.setattr("dateline.pictures.keeping.develop", lambda *_: pytest.fail("decoded"))
    assert files_kept_before(first.digest, first.full_digest) == first


def test_every_use_has_a_name_of_its_own() -> None:
    files = prepare_files(photo())
    assert files.picture().token != files.picture().token


def test_whoever_sweeps_spares_it_as_if_it_were_new() -> None:
    place = PICTURES.place_of(prepare_files(photo()).digest)
    os.utime(place, (0, 0))
    files_kept_before(place.stem)
    assert place.stat().st_mtime > 0


def test_one_whose_file_is_gone_has_to_be_brought_in_again() -> None:
    assert files_kept_before("0" * 64) is None
