"""What tests of the command line and the server stand on."""

from tests.houses import empty_house as empty_house
from tests.houses import house as house
from tests.houses import set_up_house as set_up_house
