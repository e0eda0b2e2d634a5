"""What a picture shows and its caption: two fields for each language, those in use laid open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from dateline.desk.freezing.body import unix_lines
from dateline.desk.kept_form import words_in
from dateline.desk.models import DeskImage, Office, OfficePage
from dateline.desk.words import language_name
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.lib.text import UnprintableText, checked_text, stray_direction
from dateline.pictures.reading_notes import LONGEST

LABELS = {"alt": _("What it shows"), "caption": _("Caption")}


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The fields of one language, for the template."""

    name: str
    fields: list[forms.BoundField]
    is_open: bool


def office_holding(image: DeskImage) -> Office | None:
    """Return the office among whose pictures it is."""
    if not image.collection_id:
        return None
    found: Office | None = (
        Office.objects.filter(collection=image.collection_id).select_related("term").first()
    )
    return found


def languages_of(office: Office | None) -> list[str]:
    """Return the tags of the languages an office writes in, the default one first."""
    pages = OfficePage.objects.filter(office=office) if office else OfficePage.objects.none()
    tags = sorted(pages.values_list("language", flat=True), key=lambda tag: (tag != DEFAULT, tag))
    return [tag for tag in tags if tag in LANGUAGES] or [DEFAULT]


def text_fields(languages: Iterable[str], *, is_apart: bool = False) -> dict[str, forms.CharField]:
    """Return the two fields of each language, by name; standing apart, they name their language."""
    return {
        f"{name}-{tag}": words_in(
            LANGUAGES[tag],
            label=format_lazy("{} ({})", LABELS[name], LANGUAGES[tag].own_name)
            if is_apart
            else LABELS[name],
            max_length=LONGEST,
            widget=AdminAutoHeightTextInput,
        )
        for tag in languages
        for name in LABELS
    }


def texts_as_fields(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what is said of a picture as the fields hold it."""
    return {
        f"{name}-{tag}": words
        for tag, said in texts.items()
        if tag in LANGUAGES
        for name, words in said.items()
        if name in LABELS
    }


def texts_from_fields(
    texts: Mapping[str, Mapping[str, str]], typed: Mapping[str, Any]
) -> dict[str, dict[str, str]]:
    """Return what is said of a picture once this was typed; fields left out stay as they were."""
    said = {tag: dict(one) for tag, one in texts.items()}
    for field, words in typed.items():
        name, dash, tag = field.partition("-")
        if dash and name in LABELS and tag in LANGUAGES:
            said.setdefault(tag, {})[name] = words
    kept = {tag: {name: words for name, words in one.items() if words} for tag, one in said.items()}
    return {tag: one for tag, one in kept.items() if one}


def one_line(words: str, label: str) -> str:
    """Return words as one line; raises ValidationError for what no page can carry."""
    try:
        line = " ".join(checked_text(unix_lines(words), field=label).split())
    except UnprintableText as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
    if mark := stray_direction(line):
        told = _now("This turns the direction of what follows (U+%(code)04X): take that sign out.")
        raise forms.ValidationError(told % {"code": ord(mark)})
    return line


def by_language(form: forms.BaseForm, open_ones: Iterable[str]) -> list[InLanguage]:
    """Return the languages of a form in the order of the table, those laid open first."""
    laid_open = list(open_ones)
    tags = [*laid_open, *(tag for tag in LANGUAGES if tag not in laid_open)]
    return [
        InLanguage(language_name(tag), [form[f"{name}-{tag}"] for name in LABELS], tag in laid_open)
        for tag in tags
        if f"alt-{tag}" in form.fields
    ]
