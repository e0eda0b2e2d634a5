"""A site with one of everything, and a folder it is exported into."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

import dateline
from dateline.lib import clock
from dateline.ops.commands import export as command
from dateline.pictures.models import Picture
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from tests.channels.site import Site, open_site
from tests.newsroom import bring_in_items, publish_in
from tests.ops.export.exported import Exported
from tests.photographs import encoded, kept_photo, pixels, shown

ARABIC = """\
أخبار وأحداث


  1. © ILO 2021

    بيان صحفي

    الوزراء يجتمعون في فريتاون لإصلاح الطرق

    2 آب/أغسطس 2021

    اجتمعوا يوما واحدا، ثم اجتمعوا مرة أخرى.
"""
# What nobody may find in any file.
CANARY = "quagga"


@dataclass(frozen=True)
class Everything:
    """What the site of these tests holds beside the small one."""

    small: Site
    arabic: Item
    pictured: Item
    picture: Picture
    hidden: Item
    hidden_picture: Picture


@contextmanager
def static_files(place: Path) -> Iterator[None]:
    """Have the stylesheets where the server would find them."""
    shutil.copytree(Path(dateline.__file__).parent / "channels/web/static", place)
    with override_settings(STATIC_ROOT=place):
        yield


@pytest.fixture
def site(db: None, tmp_path: Path) -> Iterator[Everything]:
    """A site with one of everything, to be changed."""
    with static_files(tmp_path / "static"):
        yield open_everything()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exported:
    """A folder that is not there yet."""
    # Of these tests' database nobody doubts that it is set up, and looking takes longer.
    monkeypatch.setattr(command, "check_database", lambda: None)
    # No test cuts the power, and others' writes on this machine are not to be waited for.
    monkeypatch.setattr(os, "sync", lambda: None)
    return Exported(tmp_path / "out")


def open_everything(days_of_june: int = 0) -> Everything:
    """Open a small site with a listing in Arabic, a picture, and what is hidden."""
    small = open_site()
    (arabic,) = bring_in_items(ARABIC, section="أخبار", language="ar", is_front=True)
    for day in range(1, days_of_june + 1):
        publish_in("news", headline=f"Day {day} of June", date=date(2021, 6, day))
    picture, hidden_picture = kept_photo(encoded(pixels(900, 600))), kept_photo()
    return Everything(
        small,
        arabic,
        publish_in("news", headline="A field", credit="© A Photographer", picture=shown(picture)),
        picture,
        publish_in(
            "news",
            headline=f"A {CANARY}",
            credit="© A Photographer",
            picture=shown(hidden_picture),
            body=(Paragraph((Run(f"There is a {CANARY}."),)),),
            release_at=(clock.now() + timedelta(hours=1)).replace(second=0, microsecond=0),
        ),
        hidden_picture,
    )
