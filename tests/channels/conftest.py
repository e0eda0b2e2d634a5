"""What tests that ask for pages stand on."""

import pytest

from tests.channels.site import Site, open_site


@pytest.fixture
def site(db: None) -> Site:
    """A small site with one of everything."""
    return open_site()
