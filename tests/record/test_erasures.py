"""What was erased by law shows to nobody, and nothing it had replaced comes back."""

from datetime import date, timedelta

import pytest
from django.db import connection

from dateline.record.lawful import Unlawful
from dateline.record.models import Edition, Item
from dateline.record.rebuild import rebuild_showings
from tests.newsroom import correct_in, withdraw_from
from tests.record.one_row_of_each import erase_order_for
from tests.stories import NOW, a_story, clock_at, editions_of, headline_of, headlines, released

LATER = NOW + timedelta(hours=1)


def erase(edition: Edition) -> None:
    erase_order_for(edition)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_content WHERE edition_id = %s", [edition.pk])


@pytest.fixture
def item() -> Item:
    """An item corrected once, an hour later."""
    made = released(a_story(headline="First"))
    with clock_at(LATER):
        correct_in(made, headline="Second")
    return made


def test_header_and_digest_stay(item: Item) -> None:
    before = Edition.objects.values().get(item=item, number=1)
    erase(editions_of(item)[0])
    assert Edition.objects.values().get(item=item, number=1) == before


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_the_erased_version_alone_is_gone(item: Item, is_rebuilt: bool) -> None:
    erase(editions_of(item)[0])
    if is_rebuilt:
        rebuild_showings()
    assert headline_of(item, NOW) is None
    assert headlines(NOW) == []
    assert headline_of(item, LATER) == "Second"


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_an_older_version_does_not_come_back_for_the_erased_one(
    item: Item, is_rebuilt: bool
) -> None:
    erase(editions_of(item)[1])
    if is_rebuilt:
        rebuild_showings()
    assert headline_of(item, NOW) == "First"
    assert headline_of(item, LATER) is None
    assert headlines(LATER) == []


def test_a_correction_after_an_erasure_counts_on_and_keeps_the_place(item: Item) -> None:
    released(a_story(headline="Newer"))
    erase(editions_of(item)[0])
    with clock_at(LATER):
        correct_in(item, headline="Third")
    assert [edition.number for edition in editions_of(item)] == [1, 2, 3]
    assert headlines(LATER) == ["Newer", "Third"]


def test_what_says_nothing_any_more_is_not_corrected_or_withdrawn(item: Item) -> None:
    erase(editions_of(item)[1])
    with pytest.raises(Unlawful, match="was erased"):
        correct_in(item, headline="Third")
    with pytest.raises(Unlawful, match="was erased"):
        withdraw_from(item)


def test_an_item_of_which_all_is_erased_can_be_rebuilt_to_nothing(item: Item) -> None:
    for edition in editions_of(item):
        erase(edition)
    assert rebuild_showings() == 0


def test_an_erasure_moves_nothing() -> None:
    item = released(a_story(headline="Erased", date=date(2030, 2, 1)))
    released(a_story(headline="Other", date=date(2030, 2, 2)))
    correct_in(item, date=date(2030, 2, 3), headline="Corrected")
    assert headlines(NOW) == ["Other", "Corrected"]
    erase(editions_of(item)[0])
    rebuild_showings()
    assert headlines(NOW) == ["Other", "Corrected"]
