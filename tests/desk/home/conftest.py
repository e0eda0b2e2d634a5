"""The two offices and their people."""

from tests.desk.releasing.conftest import change, clock, newsroom, write

__all__ = ["change", "clock", "newsroom", "write"]
