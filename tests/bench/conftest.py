"""What tests of the benchmark stand on."""

from tests.programs import program as program
