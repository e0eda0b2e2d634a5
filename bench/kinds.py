"""The kinds of page that are measured, and what people call them."""

EMPTY = "empty"
EMPTY_ADDRESS = "/bench/empty/"
# Each names very many items or months at once, and no reader waits for it: of no page's goals.
OF_MANY = {"sitemaps", "news_sitemap"}
# What several labels have in common has to be looked for: it has a goal of its own.
UNDER_SEVERAL = {"labels", "narrowed_twice", "narrowed_thrice"}
# All that can be chosen, on one page.
OF_CHOICES = {"topics", "places", "months"}
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
    "json_feed": "feed, JSON Feed",
    "opml": "list of all feeds, OPML",
    "sitemaps": "index of the sitemaps",
    "sitemap": "sitemap of the sections",
    "news_sitemap": "news sitemap",
    "ninjs": "item as ninjs",
    "newsml": "item as NewsML-G2",
    "api_items": "API: items of a section",
    "api_item": "API: item in full",
    "api_editions": "API: versions of an item",
    "api_terms": "API: terms",
    "api_changes": "API: changes past a cursor",
    "text": "section as plain text",
    "item_text": "item as plain text",
}
# Listings, months, items and feeds, which are to cost little more than nothing at all.
READ = {
    kind
    for kind in KINDS.keys() - OF_MANY - UNDER_SEVERAL - OF_CHOICES
    if not kind.startswith("api_")
}
