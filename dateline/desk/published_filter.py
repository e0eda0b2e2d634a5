"""What the list of everything public may be narrowed down to."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.archive.catalogue import Wanted
from dateline.desk.words import label_choices
from dateline.lib.languages import LANGUAGES
from dateline.terms.models import Vocabulary


class PublishedFilter(forms.Form):
    """Office, kind, language, and the days between which the date shown lies."""

    office = forms.ChoiceField(label=_("Office"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    first_day = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("office", _("Every office"), label_choices(Vocabulary.OFFICE))
        self._offer("kind", _("Every kind"), label_choices(Vocabulary.KIND))
        languages = [(tag, language.own_name) for tag, language in LANGUAGES.items()]
        self._offer("language", _("Every language"), languages)

    def _offer(self, name: str, every: Any, choices: list[tuple[str, str]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", every), *choices]

    def wanted(self) -> Wanted | None:
        """Return what was asked for, None where it makes no sense."""
        if not self.is_valid():
            return None
        return Wanted(**self.cleaned_data)
