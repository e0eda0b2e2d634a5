"""The form for a label: its names, and what else a kind or a place has."""

from functools import partial
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dateline.desk.kept_form import KeptForm, words_in
from dateline.desk.naming_gaps import tell_meanwhile
from dateline.desk.offices import name_after_label, office_of
from dateline.desk.words import ONE, label_choices
from dateline.lib.languages import DEFAULT, LANGUAGES
from dateline.terms.changing import change_term
from dateline.terms.models import Term, TermName, Vocabulary
from dateline.terms.naming import make_term, rename

_SCHEMA_TYPES = (
    ("", _("Nothing in particular")),
    ("NewsArticle", _("News article")),
    ("ReportageNewsArticle", _("Reportage")),
    ("Article", _("Article")),
    ("Report", _("Report")),
    ("VideoObject", _("Video")),
    ("ImageGallery", _("Photo gallery")),
    ("Event", _("Event")),
)


class LabelForm(KeptForm):
    """What a label is a label of stays for good, as items already stand under it."""

    subject = "label"

    vocabulary = forms.ChoiceField(
        label=_("What it is"), choices=list(ONE.items()), widget=forms.RadioSelect
    )
    schema_type = forms.ChoiceField(
        label=_("What search engines are told"),
        help_text=_("As which sort of thing they show items of this kind."),
        choices=_SCHEMA_TYPES,
        required=False,
    )
    region = forms.ChoiceField(
        label=_("Lies in"),
        help_text=_("What is published about this place from now on is listed under that one too."),
        required=False,
    )

    def __init__(self, *args: Any, instance: Term | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(instance) | (kwargs.get("initial") or {})
        super().__init__(*args, instance=instance, **kwargs)
        for language in LANGUAGES.values():
            self.fields[_name_in(language.tag)] = words_in(language, label=language.own_name)
        if instance:
            tell_meanwhile(self, instance)
        own_id = instance.public_id if instance else ""
        places = [choice for choice in label_choices(Vocabulary.PLACE) if choice[0] != own_id]
        region = cast(forms.ChoiceField, self.fields["region"])
        region.choices = [("", _("No other place")), *places]
        if instance:
            self._keep_to(instance.vocabulary)

    def _keep_to(self, vocabulary: str) -> None:
        del self.fields["vocabulary"]
        if vocabulary != Vocabulary.KIND:
            del self.fields["schema_type"]
        if vocabulary != Vocabulary.PLACE:
            del self.fields["region"]

    @property
    def name_fields(self) -> list[forms.BoundField]:
        """The fields for the names, one for each language, English first."""
        tags = sorted(LANGUAGES, key=lambda tag: tag != DEFAULT)
        return [self[_name_in(tag)] for tag in tags]

    def clean(self) -> dict[str, Any]:
        """Ask for a name in one language at least."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(_name_in(tag)) for tag in LANGUAGES):
            self.add_error(_name_in(DEFAULT), gettext("A label needs a name in some language."))
        return cleaned

    def kept(self) -> Term | None:
        """Make or change the label, and give it the names that are new."""
        names = self._new_names()
        term: Term | None = self.instance
        if term is None:
            # The first name makes the label; a refusal of it leaves nothing to name further.
            tag = next(iter(names))
            term = self._made(tag, names.pop(tag))
        elif {"schema_type", "region"} & set(self.changed_data):
            change = partial(
                change_term, term, schema_type=self._schema_type(), within=self._region()
            )
            self.asked(change, "region")
        if term is not None:
            for tag, name in names.items():
                self.asked(partial(rename, term, tag, name), _name_in(tag))
            if term.vocabulary == Vocabulary.OFFICE:
                name_after_label(office_of(term))
        return term

    def _made(self, tag: str, name: str) -> Term | None:
        make = partial(
            make_term,
            Vocabulary(self.cleaned_data["vocabulary"]),
            {tag: name},
            schema_type=self._schema_type(),
            within=self._region(),
        )
        return self.asked(make, _name_in(tag))

    def _new_names(self) -> dict[str, str]:
        return {
            tag: self.cleaned_data[_name_in(tag)]
            for tag in LANGUAGES
            if _name_in(tag) in self.changed_data
        }

    def _vocabulary(self) -> str:
        vocabulary: str = (
            self.instance.vocabulary if self.instance else self.cleaned_data["vocabulary"]
        )
        return vocabulary

    def _schema_type(self) -> str:
        is_kind = self._vocabulary() == Vocabulary.KIND
        return self.cleaned_data["schema_type"] if is_kind else ""

    def _region(self) -> Term | None:
        if self._vocabulary() != Vocabulary.PLACE:
            return None
        return Term.objects.filter(public_id=self.cleaned_data["region"]).first()


def _name_in(tag: str) -> str:
    return f"name-{tag}"


def _initial(term: Term | None) -> dict[str, Any]:
    if term is None:
        return {"vocabulary": Vocabulary.TOPIC}
    names = TermName.objects.filter(term=term).order_by("from_at", "pk")
    return {
        "schema_type": term.schema_type,
        "region": term.within.public_id if term.within else "",
    } | {_name_in(name.language): name.name for name in names}
