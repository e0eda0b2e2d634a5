"""What tests of the search stand on: an index of their own, and somebody who follows."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import override_settings

from dateline.archive.search import reading
from dateline.archive.search.following import Follower
from tests.archive.search.asking import Follow

# Each commit waits for the disk several times; where memory can be had for one, it does not.
_IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


@pytest.fixture(autouse=True)
def root() -> Iterator[Path]:
    """The folder of the index, which is not even there."""
    reading.forget()
    with TemporaryDirectory(dir=_IN_MEMORY) as folder:
        place = Path(folder) / "search"
        with override_settings(SEARCH_ROOT=place):
            yield place


@pytest.fixture
def follower(root: Path) -> Iterator[Follower]:
    """The one who writes the index, and looks when told."""
    follower = Follower()
    yield follower
    follower.close()


@pytest.fixture
def follow(follower: Follower) -> Follow:
    """Have the index brought up to now."""

    def look_until_nothing_is_new() -> None:
        for _look in range(20):
            if follower.look() > 0:
                return
        raise AssertionError("The follower finds something new for ever.")

    return look_until_nothing_is_new
