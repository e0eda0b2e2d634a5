"""The comparison of two newsrooms is no idle one: it finds each leak that is put in."""

from unittest.mock import patch

import pytest

from tests.properties.desk_acts import (
    call_off,
    correct_later,
    correct_shown,
    schedule,
    share,
    show_another,
)
from tests.properties.desk_histories import addresses, compared
from tests.properties.desk_worlds import Act, newsroom
from tests.properties.leaks import IN_READING, IN_WRITING
from tests.properties.strangers import Answers, answers_at, told_apart

pytestmark = pytest.mark.django_db

_AS_IT_IS = "as it is"
_HISTORY = (
    Act(schedule),
    Act(show_another, is_seen=True),
    Act(correct_shown, is_seen=True),
    Act(correct_later),
    Act(share),
)


def with_each_leak(*, hides: bool, asked: list[str]) -> dict[str, Answers]:
    """Return what strangers are told at the end of one history, with each leak and without any.

    What there is to ask is left in `asked` by the newsroom that hides.
    """
    with newsroom(hides=hides) as world:
        for act in _HISTORY:
            world.do(act)
        asked[:] = asked or dict.fromkeys(addresses(world))
        told = {_AS_IT_IS: answers_at(asked)}
        for name, (place, leak) in IN_READING.items():
            with patch(place, leak):
                told[name] = answers_at(asked)
    return told


@pytest.mark.thorough
def test_what_is_asked_wrongly_is_found() -> None:
    asked: list[str] = []
    hiding = with_each_leak(hides=True, asked=asked)
    other = with_each_leak(hides=False, asked=asked)
    found = {name for name in hiding if told_apart(hiding[name], other[name])}
    assert found == {*IN_READING}


@pytest.mark.thorough
def test_what_is_written_wrongly_is_found() -> None:
    history = [
        Act(show_another, is_seen=True),
        Act(correct_later),
        Act(call_off),
        Act(correct_shown, is_seen=True),
    ]
    assert compared(history) == []
    for place, leak in IN_WRITING.values():
        with patch(place, leak):
            assert compared(history) != [], place
