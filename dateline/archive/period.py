"""A year or a month of the archive."""

from typing import NamedTuple


class Period(NamedTuple):
    """A year, or one month of it; items belong to it by the day they stand under in lists."""

    year: int
    month: int | None = None

    @property
    def first_key(self) -> str:
        """What no sort key within comes before."""
        return f"{self.year:04d}{self.month or 0:02d}"

    @property
    def past_key(self) -> str:
        """What every sort key within comes before."""
        if self.month is None:
            return f"{self.year + 1:04d}00"
        return f"{self.year:04d}{self.month + 1:02d}"

    def like(self, sort_key: str) -> "Period":
        """Return the period of the same length in which a sort key falls."""
        month = None if self.month is None else int(sort_key[4:6])
        return Period(int(sort_key[:4]), month)
