"""What tests by other people's validators stand on."""

import pytest

from tests.channels.site import Site, open_site
from tests.programs import program as program


@pytest.fixture
def site(db: None) -> Site:
    """A small site with one of everything."""
    return open_site()
