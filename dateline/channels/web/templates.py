"""How a public page is rendered: a Jinja2 environment for each language, with pictures or without.

In an environment of its own a language needs no switching, and each of our sentences is
looked up in the catalog once.
"""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from keyword import iskeyword
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from dateline.channels.web.absence import absence_words
from dateline.channels.web.figures import columns_of_figures, dialled, form_of, in_bytes, in_groups
from dateline.channels.web.photos import photo
from dateline.channels.web.share_card import LOCALES
from dateline.channels.web.theme import (
    STATIC_PREFIX,
    STYLESHEET,
    stylesheet_of,
    templates_with,
)
from dateline.channels.web.without_pictures import onward
from dateline.lib.dates import day_in_words, month_in_words
from dateline.lib.languages import DEFAULT, LANGUAGES

_DAYS_REMEMBERED = 4_096
# Each takes some five kilobytes, with all that it was made of.
_PARTS_REMEMBERED = 2_048
_marked = partial(str.__new__, Markup)


def render(
    template: str, language: str, context: Mapping[str, Any], *, shows_pictures: bool = True
) -> bytes:
    """Return a page of the public site, its own words in `language` (a tag)."""
    environment = _environment(language, settings.THEME, shows_pictures=shows_pictures)
    return environment.get_template(f"web/{template}").render(context).encode()


def checking_environment(theme: Path) -> Environment:
    """Return what tells whether a theme's templates can be rendered."""
    return _environment(DEFAULT, theme, shows_pictures=True)


def _as_html(value: object) -> str:
    """Return a value as it stands in a page, where it is joined with what is beside it.

    markupsafe's own `escape` marks each piece as safe, at five times the cost.
    """
    if type(value) is str:
        return _escape_inner(value)
    return value if type(value) is Markup else escape(value)


def _called_directly(macro: Macro) -> Callable[..., str]:
    """Return what calls a macro; in Jinja's own way only where arguments have names.

    That way takes longer than most macros do.
    """
    write = macro._func
    # What Jinja hands over for an argument that is not given.
    write.__defaults__ = (missing,) * len(macro.arguments)

    def call(*of: Any, **named: Any) -> str:
        return macro(*of, **named) if named else _marked(write(*of))

    return call


class _Writer(CodeGenerator):
    """Compiles templates: they call what they call as it is, and write by `_as_html`.

    None of what is called from our templates asks for Jinja's context.
    """

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write a look at an attribute; only what has none of the name is asked Jinja's way."""
        self.write("(part if (part := getattr((whole := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(whole, {node.attr!r}))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the making of a macro."""
        is_plain = not (
            macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        )
        self.write("environment.called_directly(" if is_plain else "(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("environment.as_html(")


class _Environment(Environment):
    """Hands templates and its globals on as they are: each page imports a dozen parts."""

    code_generator_class = _Writer
    as_html = staticmethod(_as_html)
    called_directly = staticmethod(_called_directly)

    def __init__(self, **settings: Any) -> None:
        """Set up as Jinja does, with no template loaded yet."""
        super().__init__(**settings)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template, without asking whether it has changed unless it may have."""
        if self.auto_reload or globals is not None or isinstance(name, Template):
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template, for which none of its own are ever given."""
        return self.globals if d is None else super().make_globals(d)


@lru_cache(_PARTS_REMEMBERED)
def _remembered(macro: Macro, *of: Any) -> str:
    """Return a part of a page as it was made of the same values before.

    Most rows of a list that changed are as they were: they need not be written anew.
    """
    return macro(*of)


@cache
def own_words(language: str) -> Callable[[str], str]:
    """Return what translates our own sentences into a language; only for literals."""

    @cache
    def translated(sentence: str) -> str:
        with translation.override(LANGUAGES[language].catalog):
            return gettext(sentence)

    return translated


@cache
def _environment(language: str, theme: Path | None, *, shows_pictures: bool) -> Environment:
    words = own_words(language)
    made = _Environment(
        loader=templates_with(theme),
        autoescape=True,
        auto_reload=settings.DEBUG,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "columns_of_figures": columns_of_figures,
        "day": date.fromisoformat,
        "dialled": dialled,
        "form_of": form_of,
        "host": _host,
        "in_bytes": partial(in_bytes, words),
        "in_groups": partial(in_groups, words),
        "in_lines": _in_lines,
        "kind": _kind,
        "onward": partial(onward, with_pictures=shows_pictures),
    }
    # Jinja's own are left out: with each import of a part, all are looked at one by one.
    made.globals = {
        "_": words,
        # Names with digests do not change while a process lives.
        "static": cache(static),
        "iso": partial(datetime.isoformat, timespec="seconds"),
        "day_in_words": lru_cache(_DAYS_REMEMBERED)(day_in_words),
        "month_in_words": month_in_words,
        "photo_in": photo,
        "remembered": _remembered,
        "absence_words": partial(absence_words, words),
        "direction_of": _direction,
        "own_name_of": _own_name,
        "locale_of": LOCALES.__getitem__,
        "shows_pictures": shows_pictures,
        # Known once it has been collected.
        "theme_stylesheet": cache(partial(_theme_stylesheet, theme)),
    }
    return made


def _theme_stylesheet(theme: Path | None) -> str:
    return static(f"{STATIC_PREFIX}/{STYLESHEET}") if stylesheet_of(theme) else ""


def _in_lines(text: str) -> Markup:
    """Return text as HTML, its lines apart where they were."""
    return escape(text).replace("\n", Markup("<br>"))


def _direction(tag: str) -> str:
    return LANGUAGES[tag].direction


def _own_name(tag: str) -> str:
    return LANGUAGES[tag].own_name


def _kind(block: object) -> str:
    return type(block).__name__


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")
