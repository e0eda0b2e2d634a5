"""Promises: a picture that was kept once is ready for another use without being decoded."""

import os

import pytest

from dateline.pictures.files import PICTURES
from dateline.pictures.keeping import prepare_again, prepare_picture
from tests.photographs import photo


def test_it_has_the_same_file_and_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepare_picture(photo())
    monkeypatch.setattr("dateline.pictures.keeping.develop", lambda raw: pytest.fail("decoded"))
    again = prepare_again(first.digest)
    assert again is not None
    assert (again.width, again.height, again.size) == (first.width, first.height, first.size)
    assert again.digest == first.digest
    assert again.token != first.token


def test_whoever_sweeps_spares_it_as_if_it_were_new() -> None:
    place = PICTURES.place_of(prepare_picture(photo()).digest)
    os.utime(place, (0, 0))
    prepare_again(place.stem)
    assert place.stat().st_mtime > 0


def test_one_whose_file_is_gone_has_to_be_brought_in_again() -> None:
    assert prepare_again("0" * 64) is None
