"""What a form changes, in words for the audit log."""

from typing import Any

from django import forms
from django.utils.translation import override

from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.people.audit import Changes

_LONGEST = 300


def changes_of(form: forms.BaseForm, *, is_new: bool) -> Changes:
    """Return what each changed field was and what it becomes, but for passwords.

    Of something new, every field that says something. Always in one language, as whoever reads
    the log later may have another. Ask before the form is saved.
    """
    with override(DEFAULT):
        return {
            _name(form, name): (was, becomes)
            for name, field in form.fields.items()
            if not isinstance(field.widget, forms.PasswordInput)
            for was in ["" if is_new else _words(form, name, form[name].initial)]
            for becomes in [_words(form, name, form.cleaned_data.get(name))]
            if was != becomes
        }


def _name(form: forms.BaseForm, name: str) -> str:
    """Return a field's label, with the language where it is asked for in several."""
    label = str(form.fields[name].label or name)
    language = LANGUAGES.get(name.rpartition("-")[2])
    return f"{label} ({language.own_name})" if language and language.own_name != label else label


def _words(form: forms.BaseForm, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_words(form, name, one) for one in value)
    names = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
    return names.get(str(value), str(value))[:_LONGEST]
