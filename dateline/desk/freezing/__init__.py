"""From a page of the desk to a story of the record.

`freeze` makes what is released, `sketch` the same cheaply, for previews and checks. What
comes out is the record's own vocabulary: nothing of the editor's markup gets through.
"""

from dateline.desk.freezing.freeze import Frozen, freeze, keep
from dateline.desk.freezing.last import last_story
from dateline.desk.freezing.sketching import Refusal, Sketch, sketch

__all__ = ["Frozen", "Refusal", "Sketch", "freeze", "keep", "last_story", "sketch"]
