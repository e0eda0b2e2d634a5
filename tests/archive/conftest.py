"""What tests of the archive stand on."""

from collections.abc import Iterator

import pytest

from tests.stories import NOW, clock_at


@pytest.fixture(autouse=True)
def ten_o_clock(db: None) -> Iterator[None]:
    """Let everything happen at one moment, unless a test moves the clock."""
    with clock_at(NOW):
        yield
