"""The form for an office: its names, which are a label's, and the zone its people type times in."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dateline.desk.kept_form import KeptForm, words_in
from dateline.desk.models import Office
from dateline.desk.naming_gaps import tell_meanwhile
from dateline.desk.offices import name_after_label, office_of, set_time_zone
from dateline.desk.zone_choices import ZoneSelect, zone_choices
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.terms.models import Term, TermName, Vocabulary
from dateline.terms.naming import make_term, rename


class OfficeForm(KeptForm):
    """An office is for life, as items stand under it; its names and its zone may change."""

    subject = "office"
    article = "an"

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("In which its people type and read times."),
        choices=zone_choices,
        widget=ZoneSelect,
    )

    def __init__(self, *args: Any, instance: Office | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(instance) | (kwargs.get("initial") or {})
        super().__init__(*args, instance=instance, **kwargs)
        for language in LANGUAGES.values():
            self.fields[_name_in(language.tag)] = words_in(language, label=language.own_name)
        if instance:
            tell_meanwhile(self, instance.term)

    @property
    def name_fields(self) -> list[forms.BoundField]:
        """The fields for the names, one for each language, English first."""
        tags = sorted(LANGUAGES, key=lambda tag: tag != DEFAULT)
        return [self[_name_in(tag)] for tag in tags]

    def clean(self) -> dict[str, Any]:
        """Ask for a name in one language at least."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(_name_in(tag)) for tag in LANGUAGES):
            self.add_error(_name_in(DEFAULT), gettext("An office needs a name in some language."))
        return cleaned

    def kept(self) -> Office | None:
        """Make or rename the label, and keep the office's zone."""
        names = {
            tag: self.cleaned_data[_name_in(tag)]
            for tag in LANGUAGES
            if _name_in(tag) in self.changed_data
        }
        term = self.instance.term if self.instance else self._made(names)
        if term is None:
            return None
        for tag, name in names.items():
            self.asked(partial(rename, term, tag, name), _name_in(tag))
        office = office_of(term)
        name_after_label(office)
        set_time_zone(office, self.cleaned_data["time_zone"])
        return office

    def _made(self, names: dict[str, str]) -> Term | None:
        # The first name makes the label; the others are given to it.
        tag = next(iter(names))
        make = partial(make_term, Vocabulary.OFFICE, {tag: names.pop(tag)})
        return self.asked(make, _name_in(tag))


def _name_in(tag: str) -> str:
    return f"name-{tag}"


def _initial(office: Office | None) -> dict[str, Any]:
    if office is None:
        return {"time_zone": "UTC"}
    names = TermName.objects.filter(term=office.term).order_by("from_at", "pk")
    return {"time_zone": office.time_zone} | {_name_in(name.language): name.name for name in names}
