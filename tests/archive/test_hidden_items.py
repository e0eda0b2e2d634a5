"""What is under embargo does not exist: it answers as a random id does, to every question."""

from datetime import date, datetime

import pytest

from dateline.archive.article import article
from dateline.archive.catalogue import Place, Wanted, catalogue
from dateline.archive.entries import Cursor
from dateline.archive.latest import latest
from dateline.archive.period import Period
from dateline.archive.periods import periods_beside
from dateline.archive.selection import Selection
from dateline.lib.ids import new_public_id
from dateline.record.blocks import Paragraph, Run
from dateline.record.models import Item
from dateline.record.visibility import Viewer
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.stories import INSTANT, NOW, SOON, a_story, released

DAY = date(2030, 2, 15)
LIST = Selection((), "en")


@pytest.fixture
def series() -> Term:
    return make_term(Vocabulary.SERIES, {"en": "In action"})


@pytest.fixture
def hidden(series: Term) -> Item:
    """An item under embargo, between others of its day and of the days around."""
    for day in (14, 15, 16):
        released(a_story(series, headline=f"Before {day}", date=date(2030, 2, day)))
    made = released(a_story(series, headline="Hidden", date=DAY), release_at=SOON)
    for day in (14, 15, 16):
        released(a_story(series, headline=f"After {day}", date=date(2030, 2, day)))
    return made


@pytest.mark.parametrize("at", [NOW, SOON - INSTANT])
@pytest.mark.parametrize("size", [1, 2, 3, 10])
@pytest.mark.parametrize("direction", ["before", "after"])
def test_its_place_in_a_list_is_that_of_an_id_that_never_was(
    hidden: Item, direction: str, size: int, at: datetime
) -> None:
    def ask(public_id: str) -> object:
        place = {direction: Cursor(DAY, public_id)}
        found = latest(LIST, at=at, size=size, before=place.get("before"), after=place.get("after"))
        row = Place(Cursor(DAY, public_id), "en")
        rows = catalogue(Wanted(), at=at, size=size, in_language="en", **{direction: row})
        return found, rows

    assert ask(hidden.public_id) == ask(new_public_id())


def test_it_has_no_page_in_any_language_for_anybody(hidden: Item) -> None:
    for viewer in Viewer:
        for language in ("en", "fr"):
            assert article(hidden.public_id, language, at=SOON - INSTANT, viewer=viewer) is None


def test_it_is_neither_related_nor_linked_to_nor_a_language_of_what_is_out(
    hidden: Item, series: Term
) -> None:
    body = (Paragraph((Run("It", item=hidden.public_id), Run("No", item=new_public_id()))),)
    out = released(a_story(series, headline="Out", body=body))
    released(language="fr", item=out, release_at=SOON)
    before = article(out.public_id, "en", at=SOON - INSTANT)
    assert before is not None
    assert before.linked == ()
    assert hidden.public_id not in {entry.public_id for entry in before.related}
    assert [language for language, _slug in before.languages] == ["en"]
    after = article(out.public_id, "en", at=SOON)
    assert after is not None
    assert [entry.headline for entry in after.linked] == ["Hidden"]
    assert [language for language, _slug in after.languages] == ["en", "fr"]


def test_its_month_holds_nothing() -> None:
    released(a_story(date=date(2030, 1, 1)), release_at=SOON)
    released(a_story(date=date(2030, 2, 1)))
    selection = Selection((), "en", Period(2030, 2))
    assert periods_beside(selection, at=SOON - INSTANT) == (None, None)
    assert periods_beside(selection, at=SOON) == ((2030, 1), None)


def test_a_page_that_it_would_fill_leads_no_further(hidden: Item) -> None:
    page = latest(LIST, at=NOW, size=6)
    assert len(page.entries) == 6
    assert page.older is None
    assert latest(LIST, at=SOON, size=6).older is not None


def test_journalists_find_it_where_the_public_will() -> None:
    item = released(a_story(date=DAY), release_at=SOON, press_at=NOW)
    assert article(item.public_id, "en", at=NOW) is None
    found = article(item.public_id, "en", at=NOW, viewer=Viewer.PRESS)
    assert found is not None
    assert found.languages == (("en", "a-story"),)
