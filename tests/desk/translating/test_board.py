"""The board of languages, the languages of one story, and where else both are spoken of."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dateline.desk.home.needs import needs_of
from dateline.desk.models import StoryPage
from dateline.desk.offices import office_page
from dateline.desk.releasing.correct import correct
from dateline.desk.releasing.orders import Orders
from dateline.desk.releasing.release import release
from dateline.desk.translating.pins import pin_of, pin_source
from dateline.desk.translating.settling import stamp_of
from dateline.lib import clock as the_clock

BOARD = "/desk/translations/"


def again(page: StoryPage) -> StoryPage:
    """Return the page as it is kept."""
    return StoryPage.objects.get(pk=page.pk)


def chips(client: Client, **asked: str) -> dict[str, list[str]]:
    """Return what the board says of each item, by its headline, in the order of its rows."""
    html = client.get(BOARD, asked).content.decode()
    rows = html.split('class="desk-board__headline"')[1:]
    return {
        re.search(r"<a [^>]*>([^<]*)</a>", row)[1]: re.findall(r"<span>([^<]*)</span></a>", row)  # type: ignore[index]
        for row in rows
    }


@pytest.fixture
def corrected(newsroom: Any, write: Any, translate: Any, change: Any, clock: Any) -> Any:
    """An English story whose sum was wrong, released together with its French."""
    office_page(newsroom.geneva, "ar")
    english = write(standfirst="Nine million francs, he said.")
    french = translate(english)
    release([english, french], by=newsroom["editor"], orders=Orders())
    clock.shift(3600)
    english = change(english, standfirst="Eight million francs, he said.")
    orders = Orders(notes={"en": "The sum is eight million."})
    correct([english], by=newsroom["editor"], orders=orders)
    return {"en": again(english), "fr": again(french)}


def test_the_board_says_of_every_language_how_far_it_is(
    newsroom: Any, corrected: Any, write: Any
) -> None:
    write("fr", title="Un brouillon")
    found = chips(newsroom.browser("reporter"))
    assert found["Rice farmers insure their harvest"] == [
        "Arabic: missing",
        "English: published",
        "French: 1 version behind",
    ]
    assert found["Un brouillon"] == ["Arabic: missing", "English: missing", "French: in work"]
    assert not chips(newsroom.browser("stranger"))


def test_it_is_narrowed_to_what_is_behind_or_missing_in_a_language(
    newsroom: Any, corrected: Any, write: Any, translate: Any, clock: Any
) -> None:
    clock.shift(60)
    write(title="Alone")
    clock.shift(60)
    both = write(title="Both")
    release([both, translate(both)], by=newsroom["editor"], orders=Orders())
    browser = newsroom.browser("editor")
    behind = "Rice farmers insure their harvest"
    assert list(chips(browser)) == ["Both", "Alone", behind]
    assert list(chips(browser, show="behind")) == [behind]
    assert list(chips(browser, show="behind", language="ar")) == []
    assert list(chips(browser, show="missing", language="fr")) == ["Alone"]
    assert list(chips(browser, show="open", language="fr")) == ["Alone", behind]
    assert list(chips(browser, language="fr")) == ["Both", behind]


def test_it_comes_by_twenties_and_costs_as_much_for_twenty_as_for_one(
    newsroom: Any, write: Any, translate: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(22):
        page = write(title=f"Story {number}")
        if number % 2:
            translate(page)
    browser = newsroom.browser("editor")
    with django_assert_max_num_queries(45):
        first = chips(browser)
    assert len(first) == 20
    html = browser.get(BOARD).content.decode()
    (older,) = re.findall(r'rel="next" href="([^"]*)"', html)
    assert older == "?from=20"
    assert len(chips(browser, **{"from": "20"})) == 2
    assert len(chips(browser, **{"from": "x"})) == 20


def test_the_page_of_a_story_shows_what_its_source_says_since(
    newsroom: Any, corrected: Any
) -> None:
    address = reverse("story_languages", args=[corrected["en"].public_id])
    html = newsroom.browser("reporter").get(address).content.decode()
    assert "Translated from English, version 1" in html
    assert "Version 2" in html
    assert "The sum is eight million." in html
    assert "<del>Nine</del><ins>Eight</ins> million francs, he said." in html
    assert newsroom.browser("stranger").get(address).status_code in (302, 403)


def test_one_press_says_that_nothing_has_to_be_changed(newsroom: Any, corrected: Any) -> None:
    english, french = corrected["en"], corrected["fr"]
    address = reverse("story_languages", args=[english.public_id])
    browser = newsroom.browser("reporter")
    said = {"language": "fr", "source": "en"}
    browser.post(address, {**said, "seen": "1 2030-01-01"})
    pin = pin_of(again(french))
    assert pin
    assert pin.said
    assert pin.said["standfirst"].startswith("Nine")
    browser.post(address, {**said, "seen": stamp_of(english)})
    pin = pin_of(again(french))
    assert pin
    assert pin.said
    assert pin.said["standfirst"].startswith("Eight")
    assert "up to date" in browser.get(address).content.decode()
    browser.post(address, {"language": "fr", "deed": "own"})
    assert pin_of(again(french)) is None
    answer = newsroom.browser("stranger").post(address, {**said, "seen": stamp_of(english)})
    assert answer.status_code in (302, 403)
    assert pin_of(again(french)) is None


def test_what_is_locked_stays_as_it_is(newsroom: Any, corrected: Any) -> None:
    english, french = corrected["en"], corrected["fr"]
    StoryPage.objects.filter(pk=french.pk).update(locked=True, locked_by=newsroom["editor"])
    address = reverse("story_languages", args=[english.public_id])
    said = {"language": "fr", "source": "en", "seen": stamp_of(english)}
    newsroom.browser("reporter").post(address, said)
    pin = pin_of(again(french))
    assert pin
    assert pin.said
    assert pin.said["standfirst"].startswith("Nine")


def test_whoever_works_there_is_asked_to_translate_it(newsroom: Any, corrected: Any) -> None:
    now = the_clock.now()
    (need,) = [one for one in needs_of(newsroom["reporter"], now) if one.button == "Translate"]
    assert need.why == "French is 1 version behind English"
    assert need.page.pk == corrected["fr"].pk
    assert need.since == now
    assert need.address.endswith(f"{corrected['en'].public_id}/#in-fr")
    assert not needs_of(newsroom["stranger"], now)
    pin_source(corrected["fr"], corrected["en"])
    assert not [one for one in needs_of(newsroom["reporter"], now) if one.button == "Translate"]


def test_the_publish_panel_says_it_with_the_way_to_the_difference(
    newsroom: Any, corrected: Any, change: Any
) -> None:
    french = change(corrected["fr"], strapline="Encore.")
    html = newsroom.browser("editor").get(f"/desk/stories/{french.pk}/publish/").content.decode()
    assert "French: 1 version behind" in html
    assert f"/desk/translations/{french.public_id}/#in-fr" in html
    assert "English has a newer version" in html
