"""What is asked of the search, and what people call it."""

STEPS = {
    "best": "two common words, best first",
    "newest": "the same, newest first",
    "older": "the same, the next page",
    "deep": "the same, page 20 of the best",
    "filtered": "the same under two labels, in a year",
    "phrase": "a phrase",
    "prefix": "the beginning of a word",
    "typo": "a word that is mistyped",
    "arabic": "a word in Arabic",
    "counts": "counts under every label",
    "suggestions": "suggestions",
    "like": "more like an item",
    "look": "a look at nothing new",
}
