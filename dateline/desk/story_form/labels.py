"""Fields by which labels are chosen, by their names in the language of the desk."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _

from dateline.archive.sections import todays_sections
from dateline.desk.words import desk_language
from dateline.lib.languages import DEFAULT
from dateline.terms.models import Term, Vocabulary
from dateline.terms.names import todays_names

_PICKER = Script("desk/story/picker.js", type="module")


class _ByName(ModelChoiceIterator):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        field: Any = self.field
        if field.empty_label is not None:
            yield ("", field.empty_label)
        # The names are asked for once: a house has hundreds of labels.
        name_of = field.names()
        named = ((name_of(term), term) for term in self.queryset)
        for name, term in sorted(named, key=lambda pair: pair[0].casefold()):
            yield ModelChoiceIteratorValue(field.prepare_value(term), term), name


class _Labels:
    """What both fields have in common: one vocabulary, sorted by name."""

    iterator: Any = _ByName

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        terms = Term.objects.filter(vocabulary=vocabulary)
        super().__init__(terms, required=False, **kwargs)  # type: ignore[call-arg]

    def names(self) -> Callable[[Term], str]:
        """Return what gives a label its name, in the language of the desk."""
        names, language = todays_names(), desk_language()
        return lambda term: names.of(term.pk, language)

    def label_from_instance(self, term: Term) -> str:
        """Return what the label is called."""
        return self.names()(term)


class OneLabel(forms.Select):
    """A choice of one label; what is an event says so, for the form to ask more of it."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an option, marked where it means an event."""
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        term = getattr(option["value"], "instance", None)
        if term is not None and term.schema_type == "Event":
            option["attrs"]["data-event"] = ""
        return option


class ManyLabels(forms.SelectMultiple):
    """A choice of several, made easier by a script where there is one."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        words = {"data-none": _("Nothing found"), "data-remove": _("Remove")}
        super().__init__({"data-picker": "", "size": 6} | words | (attrs or {}))

    class Media:
        js = (_PICKER,)


class LabelField(_Labels, forms.ModelChoiceField):  # type: ignore[type-arg]
    """A field for one label of a vocabulary, or none."""

    widget = OneLabel


class LabelsField(_Labels, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """A field for any number of labels of a vocabulary."""

    widget = ManyLabels


class ListingsField(LabelsField):
    """A field for the collections that fill listings, each called by its listing's title."""

    def names(self) -> Callable[[Term], str]:
        """Return what gives a collection the title of the listing that holds nothing else."""
        sections, otherwise = todays_sections(), super().names()
        titles = {
            view.term_ids[0]: view.title
            for language in (DEFAULT, desk_language())
            for view in sections.in_language(language)
            if len(view.term_ids) == 1
        }
        return lambda term: titles.get(term.pk) or otherwise(term)
