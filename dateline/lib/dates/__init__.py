"""Days and months as this newsroom's languages print them, and back again, without any locale."""

from dateline.lib.dates.reading import is_month_or_year, read_date
from dateline.lib.dates.writing import day_in_words, month_in_words, printed_date

__all__ = ["day_in_words", "is_month_or_year", "month_in_words", "printed_date", "read_date"]
