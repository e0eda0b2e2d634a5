"""The two offices and their people, who all have addresses."""

import pytest

from dateline.people.models import User
from tests.desk.releasing.conftest import Newsroom, change, clock, newsroom, write

__all__ = ["change", "clock", "newsroom", "write"]


@pytest.fixture(autouse=True)
def addresses(newsroom: Newsroom) -> None:
    """Give everybody an address."""
    for user in User.objects.all():
        user.email = f"{user.username}@example.org"
        user.save()
