"""The one table of languages: tag, address, catalog, direction and own name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language that items may be written in.

    `tag` is BCP 47 and stands in addresses as it is; `catalog` is the Django catalog our own
    words come from, which may be another language's where none exists yet.
    """

    tag: str
    own_name: str
    direction: str
    catalog: str


_TABLE = (
    Language("ar", "العربية", "rtl", "ar"),
    Language("de", "Deutsch", "ltr", "de"),
    Language("en", "English", "ltr", "en"),
    Language("es", "Español", "ltr", "es"),
    Language("fr", "Français", "ltr", "fr"),
    Language("it", "Italiano", "ltr", "it"),
    Language("ja", "日本語", "ltr", "ja"),
    Language("pt", "Português", "ltr", "pt"),
    Language("ru", "Русский", "ltr", "ru"),
    Language("zh", "中文", "ltr", "zh-hans"),
)

LANGUAGES = {language.tag: language for language in _TABLE}
DEFAULT = "en"


class UnknownLanguage(ValueError):
    """No such language in the table."""


def language_of(tag: str) -> Language:
    """Return the language with this tag, or raise UnknownLanguage naming the known ones."""
    try:
        return LANGUAGES[tag]
    except KeyError:
        known = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"“{tag}” is not a language known here; known are {known}.") from None


def tag_of(catalog: str) -> str:
    """Return the tag of the language that has this catalog, or raise UnknownLanguage."""
    for language in LANGUAGES.values():
        if language.catalog == catalog:
            return language.tag
    raise UnknownLanguage(f"No language here has the catalog “{catalog}”.")
