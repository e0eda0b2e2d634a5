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
    "year": "year",
    "narrowed": "section narrowed by one label",
    "narrowed_twice": "section narrowed by two labels",
    "narrowed_thrice": "by three labels and a year",
    "topics": "topics to narrow a section by",
    "places": "places to narrow it by, under a topic",
    "months": "months of the archive",
    "narrowed_rss": "feed of one label, RSS",
    "brief": "item, summary alone",
    "story": "item with a body",
    "rss": "feed, RSS",
    "atom": "feed, Atom",
    "text": "section as plain text",
    "item_text": "item as plain text",
}
