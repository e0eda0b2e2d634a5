"""What is wrong with a theme, in sentences, before a reader meets it."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from dateline.channels.web.templates import checking_environment
from dateline.channels.web.theme import FILES, OURS, STYLESHEET, TEMPLATES


def theme_faults(theme: Path | None) -> list[str]:
    """Return what is wrong with the theme in a folder; nothing where there is no theme."""
    if theme is None:
        return []
    try:
        return list(_faults(theme))
    except OSError as error:
        return [f"The theme's {error.filename} cannot be read ({error.strerror})."]


def _faults(theme: Path) -> Iterator[str]:
    there = {path.name for path in theme.iterdir()}
    if not there & {STYLESHEET, TEMPLATES, FILES}:
        yield f"The theme in {theme} holds no {STYLESHEET}, no {TEMPLATES}/ and no {FILES}/."
    for path in _texts(theme):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            yield f"The theme's {path.relative_to(theme)} is not written in UTF-8."
            continue
        if path.suffix == ".html":
            yield from _template_faults(theme, path, text)


def _texts(theme: Path) -> list[Path]:
    sheet = theme / STYLESHEET
    return [
        *([sheet] if sheet.exists() else []),
        *sorted(path for path in (theme / TEMPLATES).rglob("*") if path.is_file()),
    ]


def _template_faults(theme: Path, path: Path, text: str) -> Iterator[str]:
    """Find what would break a page: a mistake in it, or something that others ask it for."""
    environment = checking_environment(theme)
    shown, name = path.relative_to(theme), path.relative_to(theme / TEMPLATES).as_posix()
    try:
        environment.compile(text, name)
    except TemplateSyntaxError as error:
        yield f"The theme's {shown} has a mistake in line {error.lineno}: {error.message}"
        return
    tree = environment.parse(text)
    known = set(environment.list_templates())
    for wanted in find_referenced_templates(tree):
        if wanted is not None and wanted not in known:
            yield f"The theme's {shown} asks for {wanted}, which is not there."
    lacking = sorted(_taken_from(name, environment) - _offered(tree))
    if lacking:
        yield f"The theme's {shown} lacks what pages take from it: {', '.join(lacking)}."


def _taken_from(name: str, environment: Environment) -> set[str]:
    """Return what our own templates import from the one of that name."""
    return {
        pair if isinstance(pair, str) else pair[0]
        for path in OURS.rglob("*.html")
        for node in environment.parse(path.read_text()).find_all(nodes.FromImport)
        if isinstance(node.template, nodes.Const) and node.template.value == name
        for pair in node.names
    }


def _offered(tree: nodes.Template) -> set[str]:
    """Return what others can import from a template: its macros, and what it imports itself."""
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    imported = (pair for node in tree.find_all(nodes.FromImport) for pair in node.names)
    return macros | {pair if isinstance(pair, str) else pair[1] for pair in imported}
