"""What properties of the whole server stand on."""

from tests.houses import house as house
from tests.houses import set_up_house as set_up_house
