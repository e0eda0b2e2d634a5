"""What is written down of what happens, and what is not."""

import logging
import sys

from dateline.lib.ids import new_token
from dateline.ops.log_lines import LogLine


def test_every_line_of_the_log_is_made_here() -> None:
    handlers = logging.getLogger().handlers
    assert any(isinstance(handler.formatter, LogLine) for handler in handlers)


def test_no_line_opens_a_guests_preview() -> None:
    address = f"/preview/{new_token()}/en/page"
    try:
        raise ValueError(address)
    except ValueError:
        trouble = sys.exc_info()
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Broken: %s", (address,), trouble
    )
    line = LogLine("%(levelname)s %(message)s").format(record)
    assert line.startswith("ERROR Broken: /preview/…/en/page\n")
    assert line.endswith("ValueError: /preview/…/en/page")
