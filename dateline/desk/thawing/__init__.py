"""From the record back to a page of the desk.

What is public can be edited though it never had a page, and goes on in another language.
Frozen again, unchanged, a page says what the record says.
"""

from dateline.desk.thawing.once import page_of
from dateline.desk.thawing.refusal import CannotEdit
from dateline.desk.thawing.taking import take_to_desk
from dateline.desk.thawing.values import page_values
from dateline.desk.thawing.writing_in import translate_into, write_in

__all__ = ["CannotEdit", "page_of", "page_values", "take_to_desk", "translate_into", "write_in"]
