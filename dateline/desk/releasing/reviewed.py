"""What a review ends in: nothing goes out by it."""

from typing import Any


def keep_as_draft(_review: Any, user: Any = None) -> None:
    """Leave an approved story where it is, until somebody publishes it.

    Wagtail's own would publish it here. This module must not import Wagtail, which imports it
    while its own models are still being made.
    """
