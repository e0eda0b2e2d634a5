"""What tests that ask for pages stand on."""

from tests.newsroom import a_place_for_stylesheets as a_place_for_stylesheets
