"""A picture whose rights have ended is on no page, in no feed and on no card, in any language."""

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tests.channels.seven_languages import TAGS
from tests.contracts.judged.house import JudgedHouse
from tests.contracts.judged.kinds import EVERY_KIND
from tests.contracts.judged.opening import ENDED_ALT, ENDED_CREDIT
from tests.contracts.judged.saving import Saved
from tests.houses import Served

pytestmark = pytest.mark.thorough


def test_it_is_in_nothing_that_is_public(saved: list[Saved], judged_house: JudgedHouse) -> None:
    told = judged_house.told
    assert len(saved) >= len(EVERY_KIND) * len(TAGS)
    for one in saved:
        text = one.text()
        assert ENDED_ALT not in text, one
        assert not [token for token in told["ended"] if token in text], one
    # All of that would hold of a site without pictures, or without the item that showed these.
    for kind in ("listing", "item", "rss.xml of a section", "feed.json of a section"):
        assert sum(told["shown"] in one.text() for one in saved if one.kind == kind) == len(TAGS)
        assert sum(told["items"]["ended"] in one.text() for one in saved if one.kind == kind)


def test_its_credit_stands_only_where_its_absence_is_told(saved: list[Saved]) -> None:
    for one in saved:
        for line in one.text().splitlines():
            if ENDED_CREDIT in line:
                assert one.form in {"html", "txt"} or one.path.startswith("/api/"), one
                assert "<meta" not in line, line
                assert "ld+json" not in line, line


def test_its_address_answers_as_one_that_never_was(
    judged_site: Served, judged_house: JudgedHouse
) -> None:
    _response, never = judged_site.ask(f"/p/{'0' * 26}.jpg")
    for token in judged_house.told["ended"]:
        for name in (f"{token}.jpg", f"{token}/w300.avif", f"{token}/full.jpg"):
            response, body = judged_site.ask(f"/p/{name}")
            assert (response.status, body) == (404, never)


def test_no_share_card_holds_it(judged_site: Served, judged_house: JudgedHouse) -> None:
    item = judged_house.told["items"]["ended"]
    for tag in TAGS:
        response, _body = judged_site.ask(f"/{tag}/i/{item}/")
        page = judged_site.text(response.headers["Location"])
        (address,) = re.findall(r'<meta property="og:image" content="[^"]+?(/\w\w/i/[^"]+)"', page)
        response, body = judged_site.ask(address)
        assert (response.status, response.headers["Content-Type"]) == (200, "image/jpeg")
        with Image.open(BytesIO(body), formats=["JPEG"]) as card:
            pixels = card.convert("HSV")
        # Ink, paper and accent are all there is: no more than a trace of anything bright in colour.
        vivid = pixels.getchannel("S").point(lambda shade: 255 if shade > 60 else 0)
        bright = pixels.getchannel("V").point(lambda shade: 255 if shade > 140 else 0)
        lit = ImageChops.multiply(vivid, bright).histogram()[255]
        assert lit < 0.01 * card.width * card.height, (tag, lit)
