"""No card shows a box for a letter: a line that no font can write is left out."""

import logging
import subprocess
from collections.abc import Iterator

import pytest
from PIL import ImageFont, features

from dateline.archive.site import SiteView
from dateline.channels.web.card import machine_fonts, typefaces
from dateline.channels.web.card.lacking import lacking_fonts
from dateline.channels.web.card.letters import OURS, Letters
from dateline.channels.web.card.says import card_of
from dateline.channels.web.card.typefaces import Weight, typeface_for, writable
from tests.channels.web.card.drawings import a_card, entry

ARABIC, CHINESE = "الوزراء يجتمعون", "部长们开会"
# In no font's plan: private use, the last plane.
NOBODYS = 0x10FFFD


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    yield
    machine_fonts.machine_fonts.cache_clear()
    typefaces.can_shape.cache_clear()
    typefaces.typeface_for.cache_clear()


@pytest.fixture
def without_machine_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*_arguments: object, **_more: object) -> None:
        raise FileNotFoundError("fc-match")

    machine_fonts.machine_fonts.cache_clear()
    typefaces.typeface_for.cache_clear()
    monkeypatch.setattr(subprocess, "run", lacking)


@pytest.fixture
def without_fribidi(monkeypatch: pytest.MonkeyPatch) -> None:
    typefaces.can_shape.cache_clear()
    typefaces.typeface_for.cache_clear()
    monkeypatch.setattr(features, "check", lambda name: name != "fribidi")


@pytest.mark.parametrize("weight", Weight)
def test_our_fonts_have_the_letters_that_we_say(weight: Weight) -> None:
    typeface = typeface_for("Nine", "en", weight)
    assert typeface is not None
    font = ImageFont.truetype(typeface.path, 40)
    box = bytes(font.getmask(chr(NOBODYS)))
    assert any(box)
    inside = [code for code in range(0x21, 0x3000) if code in OURS]
    assert len(inside) > 1400
    assert not [hex(code) for code in inside if bytes(font.getmask(chr(code))) == box]
    for outside in (0x0905, 0x4E00, 0x10FFFF):
        assert outside not in OURS
        assert bytes(font.getmask(chr(outside))) == box


def test_ranges_are_read_as_fontconfig_writes_them() -> None:
    letters = Letters("20-7e a0 4e00-9fff")
    assert [code in letters for code in (0x1F, 0x20, 0x7E, 0x7F, 0xA0, 0xA1, 0x9FFF, 0xA000)] == [
        *(False, True, True, False),
        *(True, False, True, False),
    ]


def test_arabic_and_latin_letters_stand_on_one_line_in_our_own() -> None:
    for text in (f"{ARABIC} UNDP 1,200", "Десять дорог", "« L’eau »", "Ελλάδα"):
        found = typeface_for(text, "ar", Weight.HEADLINE)
        assert found is not None
        assert found.path.endswith("/fonts/headline.ttf")


def test_chinese_is_written_by_a_font_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "/fonts/plain.ttf\t0\tFalse\t20-7e\n/fonts/all.ttc\t65538\tFalse\t20-7e 4e00-9fff\n"

    def fc_match(*_arguments: object, **_more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 0, stdout="/e.ttf\t0\tTrue\t20-ffff\n" + rows)

    machine_fonts.machine_fonts.cache_clear()
    typefaces.typeface_for.cache_clear()
    monkeypatch.setattr(subprocess, "run", fc_match)
    assert typeface_for(CHINESE, "zh", Weight.SMALL) == ("/fonts/all.ttc", 2)
    assert typeface_for("\u3042", "zh", Weight.SMALL) is None


@pytest.mark.usefixtures("without_machine_fonts")
def test_without_a_font_the_name_of_the_site_stands_for_the_headline(
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = a_card(CHINESE, kicker="新闻", language="zh")
    assert (card.kicker, card.day, card.site) == (None, None, None)
    assert card.headline is not None
    assert card.headline.text == "Dateline"
    assert card_of(entry(CHINESE, language="zh"), SiteView("开发署")) is None
    assert "The fonts of this machine cannot be listed" in caplog.text
    # It is said once for bold and once for regular, and not for every page.
    assert sum(record.levelno == logging.WARNING for record in caplog.records) == 2


@pytest.mark.usefixtures("without_fribidi")
def test_letters_that_cannot_be_joined_are_not_written() -> None:
    assert typeface_for(ARABIC, "ar", Weight.HEADLINE) is None
    assert typeface_for("Ministers meet", "en", Weight.HEADLINE) is not None
    assert card_of(entry(ARABIC, language="ar"), SiteView("برنامج")) is None


@pytest.mark.usefixtures("without_machine_fonts", "without_fribidi")
def test_whoever_looks_after_the_machine_is_told() -> None:
    arabic, *others = lacking_fonts()
    assert "libfribidi0" in arabic
    assert [sentence.count("fonts-noto-cjk") for sentence in others] == [1, 1]
    assert "中文 (zh)" in others[1]


def test_a_pictogram_is_left_out_and_nothing_else() -> None:
    assert writable("Nine \U0001f6e3\ufe0f roads™  at 5\u00b0") == "Nine roads™ at 5\u00b0"
    assert writable("e\u0301t\u00ade\u0301") == "été"
    assert writable("  ") == ""
