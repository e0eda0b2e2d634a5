"""The two offices and their people, with links to what they write."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dateline.desk.models import StoryPage
from dateline.desk.preview.links import Guest, make_link
from tests.desk.releasing.conftest import Newsroom, change, clock, newsroom, write

__all__ = ["change", "clock", "newsroom", "write"]

Share = Callable[..., str]


@pytest.fixture
def share(newsroom: Newsroom) -> Share:
    """Share a story as the editor would, and return the address of the preview."""

    def shared(
        page: StoryPage,
        *,
        name: str = "Amal",
        lasts: timedelta = timedelta(days=3),
        by: str = "editor",
    ) -> str:
        return make_link(page, Guest(name), lasts=lasts, by=newsroom[by])

    return shared
