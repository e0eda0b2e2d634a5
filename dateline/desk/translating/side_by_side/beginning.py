"""What a story begins with in another language."""

import json
from typing import Any

from dateline.desk.models import StoryPage
from dateline.desk.translating.side_by_side.contents import STREAMS, content_of, read_content
from dateline.desk.translating.side_by_side.words import LINES

# Who made the picture is the same in every language.
_STAYS = {"credit"}


def words_to_translate(page: StoryPage) -> dict[str, Any]:
    """Return the blocks of a story's newest words, each with the id that it has in the source."""
    newest = page.get_latest_revision()
    content = content_of(newest) if newest else read_content(page.serializable_data())
    return {name: json.dumps(content[name]) for name in STREAMS}


def own_words(page: StoryPage, *, title: str) -> dict[str, Any]:
    """Return the fields of a story that is written without a source, under a working title."""
    contacts = json.loads(words_to_translate(page)["contacts"])
    cards = [one for one in contacts if one["type"] == "card"]
    return {
        **{name: "" for name in LINES if name not in _STAYS},
        "title": title,
        "body": json.dumps([{"type": "text", "value": ""}]),
        "contacts": json.dumps(cards),
    }
