"""Our own words in the language of an item."""

from django.utils.translation import gettext, override

from dateline.lib.languages import LANGUAGES


def in_language(sentence: str, language: str) -> str:
    """Return a sentence that stands in the catalog in a language (a tag), else as it is."""
    with override(LANGUAGES[language].catalog):
        return gettext(sentence)
