"""What tests by other people's validators stand on."""

import pytest

from tests.channels.site import Site, open_site
from tests.contracts.judged.fixtures import judged_house as judged_house
from tests.contracts.judged.fixtures import judged_site as judged_site
from tests.contracts.judged.fixtures import judges as judges
from tests.contracts.judged.fixtures import saved as saved
from tests.houses import set_up_house as set_up_house
from tests.journeys.conftest import browser as browser
from tests.programs import program as program


@pytest.fixture
def site(db: None) -> Site:
    """A small site with one of everything."""
    return open_site()
