"""What the public does not see is not in the index; what it no longer sees is not in an answer."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.archive.entries import Cursor
from dateline.archive.search import reading
from dateline.archive.search.asked import Order, Wanted
from dateline.archive.search.behind import Behind
from dateline.archive.search.counting import counts
from dateline.archive.search.likeness import more_like
from dateline.archive.search.mark import Mark
from dateline.archive.search.searching import search
from dateline.archive.search.suggesting import suggestions
from dateline.lib.ids import new_public_id
from dateline.record.blocks import Figure
from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.models import Item
from dateline.record.reschedule import reschedule
from dateline.record.restore import restore
from dateline.terms.models import Term, Vocabulary
from dateline.terms.naming import make_term
from tests.archive.search.asking import Follow, asked, found, paragraph, told
from tests.archive.search.index_files import every_byte, every_term
from tests.newsroom import EDITOR, correct_in, withdraw_from
from tests.photographs import kept_photo, shown
from tests.stories import INSTANT, NOW, SOON, a_story, clock_at, released

SECRET = "zyzzogeton"


@pytest.fixture
def topic() -> Term:
    return make_term(Vocabulary.TOPIC, {"en": "Zythology"})


@pytest.fixture
def hidden(topic: Term) -> Item:
    """An item to come, which the press may read already."""
    story = a_story(topic, headline=f"Secret {SECRET}", body=(paragraph(f"Body {SECRET}"),))
    return released(story, release_at=SOON, press_at=NOW)


def test_no_word_of_what_is_to_come_is_in_any_file(
    follow: Follow, hidden: Item, root: Path
) -> None:
    told("Public matter")
    follow()
    assert "matter" in every_term()
    assert not [term for term in every_term() if SECRET[:5] in term]
    for name in (SECRET, hidden.public_id):
        assert name.encode() not in every_byte(root)


def test_before_its_minute_no_question_tells_it_from_what_never_was(
    follow: Follow, hidden: Item, topic: Term
) -> None:
    told("Public matter")
    follow()
    at = SOON - INSTANT
    for order in Order:
        for typing in (True, False):
            answer = asked(SECRET, at=at, order=order, is_typing=typing)
            assert answer == asked("q" + SECRET[1:], at=at, order=order, is_typing=typing)
    assert found("public", at=at, term_ids=(topic.pk,)) == []
    assert counts(Wanted("public", "en"), at=at, term_ids=[topic.pk]) == {}
    assert suggestions("zyth", "en", at=at) == suggestions("qyth", "en", at=at)
    assert more_like(hidden.public_id, "en", at=at) == ()


def test_a_cursor_at_a_hidden_item_is_that_of_an_id_that_never_was(
    follow: Follow, hidden: Item
) -> None:
    for number in range(3):
        told(f"Matter {number}")
    follow()
    wanted = Wanted("matter", "en", order=Order.NEWEST)
    answers = [
        search(wanted, at=NOW, before=Cursor(a_story().date, public_id))
        for public_id in (hidden.public_id, new_public_id())
    ]
    assert answers[0] == answers[1]
    assert len(answers[0].hits) == 3


def test_at_its_minute_it_is_found_once_somebody_has_looked(follow: Follow, hidden: Item) -> None:
    follow()
    with clock_at(SOON):
        assert found(SECRET, at=SOON) == []
        follow()
        assert found(SECRET, at=SOON) == [f"Secret {SECRET}"]


def test_a_moment_that_came_while_nobody_looked_is_made_up_for(
    follow: Follow, hidden: Item
) -> None:
    follow()
    later = SOON + timedelta(days=3)
    with clock_at(later):
        follow()
        assert found(SECRET, at=later) == [f"Secret {SECRET}"]


def test_what_was_called_off_or_put_off_does_not_come(follow: Follow) -> None:
    moved = released(a_story(headline="Moved quagga"), release_at=SOON)
    off = released(a_story(headline="Cancelled quagga"), release_at=SOON)
    released(a_story(headline="Coming quagga"), release_at=SOON)
    follow()
    reschedule(moved, release_at=SOON + timedelta(days=1), by=EDITOR)
    cancel(off, by=EDITOR)
    with clock_at(SOON):
        follow()
        assert found("quagga", at=SOON) == ["Coming quagga"]


def test_a_correction_to_come_changes_nothing_before_its_minute(follow: Follow) -> None:
    item = told("Old okapi")
    follow()
    corrected = Corrected(a_story(headline="New quagga"), "It was wrong.")
    correct(item, {"en": corrected}, by=EDITOR, release_at=SOON)
    follow()
    assert found("okapi") == ["Old okapi"]
    assert "quagga" not in every_term()
    with clock_at(SOON):
        assert found("okapi", at=SOON) == []
        follow()
        assert found("okapi", at=SOON) == []
        assert found("quagga", at=SOON) == ["New quagga"]


def _withdrawn(item: Item) -> None:
    withdraw_from(item)


def _corrected(item: Item) -> None:
    correct_in(item, headline="Something else", body=())


@pytest.mark.parametrize("leaves", [_withdrawn, _corrected])
def test_words_that_have_left_find_nothing_even_if_nobody_ever_looks_again(
    follow: Follow, topic: Term, leaves: Callable[[Item], None]
) -> None:
    item = told(f"Secret {SECRET}", terms=(topic,))
    other = told("Other secret", terms=(topic,))
    follow()
    assert found(SECRET) == [f"Secret {SECRET}"]
    leaves(item)
    never = "q" + SECRET[1:]
    for order in Order:
        assert asked(SECRET, order=order) == asked(never, order=order)
    assert counts(Wanted("secret", "en"), at=NOW, term_ids=[topic.pk]) == {topic.pk: 1}
    assert asked("secret").total == 1
    assert [entry.headline for entry in suggestions("secr", "en", at=NOW).entries] == [
        "Other secret"
    ]
    assert f"Secret {SECRET}" not in [
        entry.headline for entry in more_like(other.public_id, "en", at=NOW)
    ]


def test_every_hit_is_asked_of_the_predicate_whatever_is_thought_to_have_changed(
    follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Farmers insure their harvest against floods"
    item, other = told(f"Secret {SECRET}", words), told("Other", words)
    follow()
    assert more_like(other.public_id, "en", at=NOW)
    withdraw_from(item)
    nothing = Behind(frozenset(), Mark())
    monkeypatch.setattr(reading, "behind", lambda _mark, _at, limit: nothing)
    assert asked(SECRET).total == 1
    assert asked(SECRET).hits == asked(SECRET, order=Order.NEWEST).hits == ()
    assert suggestions("secr", "en", at=NOW).entries == ()
    assert more_like(other.public_id, "en", at=NOW) == ()


def test_what_was_withdrawn_leaves_the_index_and_comes_back_when_it_is_restored(
    follow: Follow,
) -> None:
    item = told(f"Secret {SECRET}")
    follow()
    withdraw_from(item)
    follow()
    assert found(SECRET) == []
    restore(item, by=EDITOR)
    assert found(SECRET) == []
    follow()
    assert found(SECRET) == [f"Secret {SECRET}"]


def test_words_of_pictures_which_may_have_to_vanish_are_in_no_file(follow: Follow) -> None:
    lead, below = kept_photo(), kept_photo()
    figure = Figure(shown(below, caption=f"Below {SECRET}"), "© A Photographer")
    story = a_story(
        headline="Pictured",
        credit="© A Photographer",
        picture=shown(lead, caption=f"Lead {SECRET}"),
        body=(figure, paragraph("Rice.")),
    )
    released(story)
    follow()
    assert found("rice") == ["Pictured"]
    assert not [term for term in every_term() if SECRET[:5] in term]
