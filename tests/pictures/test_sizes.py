"""A picture is offered in sizes that are not larger than it is, and cut around what matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pictures.sizes import crop_box, offered_sizes, renditions_of

EDGE = st.integers(1, 1200)
THOUSANDTHS = st.integers(0, 1000)


@given(EDGE, EDGE, st.none() | st.tuples(THOUSANDTHS, THOUSANDTHS))
def test_no_rendition_shows_more_than_there_is(
    width: int, height: int, focal: tuple[int, int] | None
) -> None:
    for rendition in renditions_of(width, height, focal).values():
        left, top, right, bottom = rendition.box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert 1 <= rendition.width <= right - left
        assert rendition.height >= 1


@given(EDGE, EDGE, THOUSANDTHS, THOUSANDTHS)
def test_what_matters_is_in_the_part_that_is_shown(
    width: int, height: int, across: int, down: int
) -> None:
    left, top, right, bottom = crop_box(width, height, (across, down))
    assert left <= across * width / 1000 <= right
    assert top <= down * height / 1000 <= bottom


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((1200, 800), (0, 0, 1200, 800)),
        # An upright one is cut above its middle, where heads are.
        ((800, 1200), (0, 214, 800, 747)),
        ((1200, 400), (300, 0, 900, 400)),
    ],
)
def test_without_a_word_heads_are_kept(
    size: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    assert renditions_of(*size, None)["c240.jpg"].box == box


def test_widths_are_those_that_fit() -> None:
    assert offered_sizes(1200, 800) == ((400, 640, 960, 1200), (240, 480, 720))
    assert offered_sizes(500, 900) == ((400, 500), (240, 480))
    assert offered_sizes(90, 50) == ((90,), (75,))
