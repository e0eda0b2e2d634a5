"""A theme: a folder with an organisation's own stylesheet, files and templates, which win."""

from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

OURS = Path(__file__).parent / "jinja2"
# Where its files are among the static ones, and ours where a template of its own builds on them.
STATIC_PREFIX = "theme"
OUR_PREFIX = "dateline"

STYLESHEET = "theme.css"
TEMPLATES = "templates"
FILES = "static"


def templates_with(theme: Path | None) -> BaseLoader:
    """Return where templates are found: in the theme's folder first, under the same names.

    A template that takes the place of ours finds that one as `dateline/web/…`.
    """
    ours = FileSystemLoader(OURS)
    if theme is None:
        return ours
    own = FileSystemLoader(theme / TEMPLATES)
    return ChoiceLoader([own, ours, PrefixLoader({OUR_PREFIX: ours})])


def stylesheet_of(theme: Path | None) -> Path | None:
    """Return the theme's stylesheet, None where there is none."""
    if theme is None or not (theme / STYLESHEET).is_file():
        return None
    return theme / STYLESHEET
