"""The history of an item tells every version that was shown, and none that was called off."""

from dataclasses import replace
from datetime import timedelta

from dateline.archive.article import article
from dateline.archive.entries import Article
from dateline.record.cancel import cancel
from dateline.record.correct import Corrected, correct
from dateline.record.models import Item, Severity, Verb
from dateline.record.restore import restore
from dateline.record.update import update
from dateline.record.withdraw import withdraw
from tests.newsroom import EDITOR, correct_in
from tests.stories import NOW, SOON, a_story, clock_at, released

HOUR = timedelta(hours=1)


def page_of(item: Item) -> Article:
    found = article(item.public_id, "en", at=NOW + 9 * HOUR)
    assert found
    return found


def told(item: Item) -> list[tuple[int, Verb, str]]:
    return [(version.number, version.verb, version.note) for version in page_of(item).versions]


def test_a_first_version_is_the_whole_history() -> None:
    item = released()
    assert told(item) == [(1, Verb.PUBLISH, "")]
    assert page_of(item).versions[0].at == NOW


def test_every_deed_that_readers_could_see_is_told() -> None:
    item, story = released(), a_story()
    with clock_at(NOW + HOUR):
        update(item, {"en": replace(story, byline="A Reporter")}, by=EDITOR)
    with clock_at(NOW + 2 * HOUR):
        correct_in(item, headline="Better", note="It was worse.")
    with clock_at(NOW + 3 * HOUR):
        withdraw(item, reason="It was not true.", by=EDITOR)
    with clock_at(NOW + 4 * HOUR):
        restore(item, by=EDITOR)
    assert told(item) == [
        (5, Verb.RESTORE, ""),
        (4, Verb.WITHDRAW, "It was not true."),
        (3, Verb.CORRECT, "It was worse."),
        (2, Verb.UPDATE, ""),
        (1, Verb.PUBLISH, ""),
    ]
    assert [version.at - NOW for version in page_of(item).versions] == [
        4 * HOUR, 3 * HOUR, 2 * HOUR, HOUR, 0 * HOUR,
    ]  # fmt: skip


def test_what_was_called_off_leaves_no_gap_in_the_numbers() -> None:
    item, story = released(), a_story()
    wrong = Corrected(replace(story, headline="Wrong"), "A secret note.")
    correct(item, {"en": wrong}, by=EDITOR, release_at=SOON)
    cancel(item, by=EDITOR)
    correct_in(item, headline="Right", note="It was wrong.")
    assert told(item) == [(2, Verb.CORRECT, "It was wrong."), (1, Verb.PUBLISH, "")]


def test_what_waits_for_its_time_is_not_told() -> None:
    item = released()
    wrong = Corrected(replace(a_story(), headline="Soon"), "A secret note.")
    correct(item, {"en": wrong}, by=EDITOR, release_at=SOON)
    found = article(item.public_id, "en", at=NOW)
    assert found
    assert [version.verb for version in found.versions] == [Verb.PUBLISH]


def test_a_clarification_says_that_it_is_one() -> None:
    item = released()
    clearer = Corrected(replace(a_story(), headline="Clearer"), "It could be misread.")
    correct(item, {"en": clearer}, by=EDITOR, severity=Severity.CLARIFICATION)
    (version,) = page_of(item).corrections
    assert version.severity == Severity.CLARIFICATION


def test_a_withdrawal_names_what_took_its_place_while_that_may_be_seen() -> None:
    item, other = released(), released(a_story(headline="Other"))
    withdraw(item, reason="It was told twice.", by=EDITOR, leads_to=other.public_id)
    notice = page_of(item).withdrawal
    assert notice
    assert notice.leads_to
    assert notice.leads_to.headline == "Other"
    withdraw(other, reason="It was not true.", by=EDITOR)
    notice = page_of(item).withdrawal
    assert notice
    assert notice.leads_to is None


def test_what_was_chosen_comes_before_what_is_related_by_itself() -> None:
    others = [released(a_story(headline=f"{number}")) for number in range(5)]
    chosen = (others[0].public_id, others[1].public_id)
    item = released(a_story(related=chosen))
    assert [entry.headline for entry in page_of(item).related] == ["0", "1", "4"]
    withdraw(others[0], reason="It was not true.", by=EDITOR)
    assert [entry.headline for entry in page_of(item).related] == ["1", "4", "3"]
