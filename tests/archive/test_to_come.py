"""Which moment comes next at which time alone changes what readers see."""

from datetime import timedelta

from dateline.archive.arranging import make_section, name_section
from dateline.archive.entries import Pin
from dateline.archive.pinning import pin
from dateline.archive.to_come import next_moment
from dateline.lib.clock import FAR
from dateline.pictures.rights import Terms, keep_rights
from tests.stories import INSTANT, NOW, SOON, released

LATER = SOON + timedelta(days=1)


def test_nothing_is_to_come_in_an_empty_house() -> None:
    assert next_moment(NOW) is None


def test_a_right_that_ends_comes_and_is_over() -> None:
    keep_rights(None, Terms(shown_until=LATER))
    keep_rights(None, Terms(shown_until=SOON))
    keep_rights(None, Terms(shown_until=FAR))
    assert next_moment(NOW) == SOON
    assert next_moment(SOON - INSTANT) == SOON
    assert next_moment(SOON) == LATER
    assert next_moment(LATER) is None


def test_a_pin_comes_and_goes() -> None:
    section = make_section(page_size=3)
    name_section(section, "en", slug="news", title="News")
    pin(section, [Pin(released().public_id, SOON, LATER)])
    assert next_moment(NOW) == SOON
    assert next_moment(SOON) == LATER
    assert next_moment(LATER) is None
