"""Letters to the people of the desk: what waits for them, and what became of their stories.

Each is asked for in the transaction of the deed it tells of, so that there is none without the
deed and no deed without its letter, and is sent by the jobs room. Subjects name an office and
a kind, and never a headline: they are read over shoulders and on locked telephones.
"""

from dateline.desk.letters.approvals import ask_second_approval
from dateline.desk.letters.publishing import ask_is_public

__all__ = ["ask_is_public", "ask_second_approval"]
