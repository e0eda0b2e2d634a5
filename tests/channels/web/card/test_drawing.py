"""What is to be seen on a card: words at the side where they begin, the picture at the other."""

from pathlib import Path

import pytest
from django.test import override_settings
from PIL import Image

from dateline.archive.colours import LIGHT_GROUND, contrast
from dateline.archive.site import SiteView
from dateline.channels.web.card.accent import accent_of
from dateline.channels.web.card.drawing import drawn, picture_size
from dateline.channels.web.card.measures import HEIGHT, WIDTH, is_sharp_enough
from dateline.channels.web.card.photograph import cut_photograph
from tests.channels.web.card.drawings import PAPER, a_card, has_colour, ink, opened, picture
from tests.photographs import BLUE, GREEN, RED, encoded, pixels

ARABIC = "الوزراء يجتمعون في عدن"
LONG = "Statement on the day for the eradication of poverty in all its forms, everywhere, now " * 4


@pytest.mark.parametrize("headline", ["Nine", "Ministers meet on the roads of nine towns", LONG])
@pytest.mark.parametrize("has_picture", [False, True])
def test_it_is_of_the_size_that_others_show(headline: str, has_picture: bool) -> None:
    card = a_card(headline, kicker="News", picture=picture() if has_picture else None)
    photograph = pixels(*picture_size(card)) if has_picture else None
    content = drawn(card, photograph)
    assert len(content) <= 150_000
    assert opened(content).size == (WIDTH, HEIGHT)


def test_words_begin_at_their_side_and_stay_in_their_column() -> None:
    left, _top, right, bottom = ink(opened(drawn(a_card("Nine"), None))) or pytest.fail("Empty.")
    assert (left, right > 300, right < 700) == (64, True, True)
    assert bottom < HEIGHT - 40
    left, _top, right, _bottom = ink(opened(drawn(a_card(LONG), None))) or pytest.fail("Empty.")
    assert left >= 60
    assert right <= WIDTH - 60


def test_arabic_is_mirrored() -> None:
    card = a_card(ARABIC, language="ar", kicker="خبر", picture=picture())
    image = opened(drawn(card, pixels(*picture_size(card))))
    photograph, words = image.crop((0, 0, 480, HEIGHT)), image.crop((480, 0, WIDTH, HEIGHT))
    assert has_colour(photograph, RED)
    assert not has_colour(words, RED)
    left, _top, right, _bottom = ink(words.crop((0, 0, 720, 470))) or pytest.fail("Empty.")
    assert 650 <= right <= 720 - 60
    assert left > 52
    alone = opened(drawn(a_card("خبر", language="ar"), None)).crop((0, 0, WIDTH, 470))
    left, _top, right, _bottom = ink(alone) or pytest.fail("Empty.")
    assert (left > WIDTH / 2, right) == (True, WIDTH - 64)


def test_a_picture_stands_at_the_end_with_its_credit_and_without_one_nothing_does() -> None:
    card = a_card("Nine", picture=picture())
    with_credit = opened(drawn(card, Image.new("RGB", picture_size(card), GREEN)))
    photograph = with_credit.crop((720, 0, WIDTH, HEIGHT))
    assert photograph.getpixel((479, 0)) == photograph.getpixel((479, 629))
    assert has_colour(photograph.crop((0, 595, 100, HEIGHT)), PAPER)
    bare = a_card("Nine", picture=picture(credit=""))
    without = opened(drawn(bare, Image.new("RGB", picture_size(bare), GREEN)))
    assert not has_colour(without.crop((730, 0, WIDTH, HEIGHT)), PAPER)
    plain = opened(drawn(a_card("Nine"), None))
    assert ink(plain.crop((700, 0, WIDTH, HEIGHT))) is None


def test_a_longer_name_of_the_site_moves_nothing_out_of_the_card() -> None:
    card = a_card(LONG, site="Programme of all nations for every road and bridge " * 2)
    _left, _top, right, bottom = ink(opened(drawn(card, None))) or pytest.fail("Empty.")
    assert right <= WIDTH - 60
    assert bottom < HEIGHT - 40


def test_the_picture_is_cut_around_what_matters(tmp_path: Path) -> None:
    file = tmp_path / "wide.jpg"
    file.write_bytes(encoded(pixels(1200, 700), quality=90))
    for focal, colour, other in (((50, 500), RED, BLUE), ((950, 500), BLUE, RED)):
        cut = cut_photograph(file, (480, 630), focal)
        assert cut.size == (480, 630)
        assert has_colour(cut, colour)
        assert not has_colour(cut, other)


def test_a_small_picture_is_not_blown_up() -> None:
    assert a_card("Nine", picture=picture(300, 200)).picture == ""
    assert a_card("Nine", picture=picture(480, 320)).picture
    assert not is_sharp_enough(2000, 200)


def test_the_colour_is_the_sites_or_its_themes_or_ours(tmp_path: Path) -> None:
    assert accent_of(SiteView("Nine")) == "#0b5a6e"
    (tmp_path / "theme.css").write_text(":root { --accent: #AA2200; }\n@media { --accent: #fff; }")
    with override_settings(THEME=tmp_path):
        assert accent_of(SiteView("Nine")) == "#aa2200"
        assert accent_of(SiteView("Nine", accent="#123456")) == "#123456"
    assert contrast(accent_of(SiteView("Nine", accent="#ffee00")), LIGHT_GROUND) >= 4.5


def test_its_digest_is_of_all_that_it_says() -> None:
    one = a_card("Nine")
    assert one.digest == a_card("Nine").digest
    others = [
        a_card("Ten"),
        a_card("Nine", kicker="News"),
        a_card("Nine", language="fr"),
        a_card("Nine", site="Other"),
        a_card("Nine", picture=picture()),
        a_card("Nine", picture=picture(credit="© Other")),
    ]
    assert len({card.digest for card in (one, *others)}) == 7
