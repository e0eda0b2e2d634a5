"""Lines of the log, in which nothing stands that opens anything."""

import logging
import re

from dateline.lib.ids import TOKEN_PATTERN

# The address of a guest's preview is all that guards it.
_guests_address = re.compile(f"/preview/{TOKEN_PATTERN}")


class LogLine(logging.Formatter):
    """Formats a record, with its traceback, and leaves the tokens of guests out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return _guests_address.sub("/preview/…", super().format(record))
