"""What tests of jobs stand on."""

import pytest

from tests.jobs.kinds import Deeds


@pytest.fixture
def deeds() -> Deeds:
    """Jobs that leave a trace."""
    return Deeds()
