"""The kinds of page that are measured, and what people call them."""

EMPTY = "empty"
EMPTY_ADDRESS = "/bench/empty/"
KINDS = {
    "section": "section, first page",
    "label": "section of one label",
    "labels": "section of two labels",
    "middle": "section, middle of the archive",
    "end": "section, end of the archive",
    "newer": "section, back from the middle",
    "month": "month",
    "brief": "item, summary alone",
    "story": "item with a body",
    "rss": "feed, RSS",
    "atom": "feed, Atom",
    "text": "section as plain text",
    "item_text": "item as plain text",
}
