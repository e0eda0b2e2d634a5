"""The form for a listing: what it holds, how it looks, and its title in each language."""

from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dateline.archive.arranging import LARGEST_PAGE, change_section, make_section, name_section
from dateline.archive.entries import Pin
from dateline.archive.models import Section
from dateline.archive.pinning import MOST_PINS, pin
from dateline.archive.sections import pins_of
from dateline.desk.kept_form import KeptForm, words_in
from dateline.desk.story_form.related import RelatedField
from dateline.desk.words import MANY, desk_language, label_choices
from dateline.lib.languages import DEFAULT, LANGUAGES, Language
from dateline.lib.text import slug_from
from dateline.terms.models import Term, Vocabulary

_LOOKS = (
    *("page_size", "is_numbered", "has_month_headings"),
    *("lists_other_languages", "is_front"),
)


@dataclass(frozen=True)
class LanguageFields:
    """The fields for one language; `is_open` where they have been filled in."""

    language: Language
    title: forms.BoundField
    slug: forms.BoundField
    purpose: forms.BoundField
    is_open: bool


class ListingForm(KeptForm):
    """A listing holds every public item that stands under all of its labels."""

    subject = "listing"

    page_size = forms.IntegerField(
        label=_("Items on a page"), help_text=_("At most %d.") % LARGEST_PAGE, initial=10
    )
    is_numbered = forms.BooleanField(
        label=_("Number the items"),
        help_text=_("The numbers start again on each page."),
        required=False,
        initial=True,
    )
    has_month_headings = forms.BooleanField(
        label=_("Put a heading above each month"), required=False
    )
    lists_other_languages = forms.BooleanField(
        label=_("List what is missing in a language in another one"),
        help_text=_("Each such item says which language it is in. Feeds leave them out."),
        required=False,
    )
    is_front = forms.BooleanField(
        label=_("Readers who open the site arrive here"),
        help_text=_("It takes the place of the listing they arrive at now."),
        required=False,
    )

    pinned = RelatedField(
        label=_("Pinned items"),
        help_text=_("They stand first on the first page, in this order. At most %d.") % MOST_PINS,
        required=False,
    )

    def __init__(self, *args: Any, instance: Section | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(instance) | (kwargs.get("initial") or {})
        super().__init__(*args, instance=instance, **kwargs)
        for vocabulary in Vocabulary:
            if choices := label_choices(vocabulary):
                self.fields[_under(vocabulary)] = forms.MultipleChoiceField(
                    label=MANY[vocabulary],
                    choices=choices,
                    widget=forms.CheckboxSelectMultiple,
                    required=False,
                )
        if instance and instance.is_front:
            self.fields["is_front"].help_text = _(
                "To change this, choose another listing for them."
            )
        chosen = (
            cast(QueryDict, self.data).getlist("pinned")
            if self.is_bound
            else self.initial.get("pinned", ())
        )
        cast(RelatedField, self.fields["pinned"]).offer(chosen, desk_language())
        for language in LANGUAGES.values():
            self._ask_in(language)

    def _ask_in(self, language: Language) -> None:
        tag = language.tag
        self.fields[f"title-{tag}"] = words_in(language, label=_("Title"))
        self.fields[f"slug-{tag}"] = words_in(
            language,
            label=format_lazy(_("Address, after /{language}/"), language=tag),
            help_text=_(
                "Left empty, it is made from the title. An old address leads on to a new one."
            )
            if self.instance
            else _("Left empty, it is made from the title."),
        )
        self.fields[f"purpose-{tag}"] = words_in(
            language, label=_("One line that says what it is for")
        )

    @property
    def label_fields(self) -> list[forms.BoundField]:
        """The fields for labels, one for each vocabulary that has some."""
        return [self[_under(name)] for name in Vocabulary if _under(name) in self.fields]

    @property
    def languages(self) -> list[LanguageFields]:
        """The fields for words, one set for each language, those in use first."""
        asked = [self._fields_in(language) for language in LANGUAGES.values()]
        return sorted(
            asked, key=lambda fields: (not fields.is_open, fields.language.tag != DEFAULT)
        )

    def _fields_in(self, language: Language) -> LanguageFields:
        fields = [self[f"{part}-{language.tag}"] for part in ("title", "slug", "purpose")]
        is_filled_in = any(field.value() or field.errors for field in fields)
        is_first = language.tag == DEFAULT and self.instance is None
        title, slug, purpose = fields
        return LanguageFields(language, title, slug, purpose, is_filled_in or is_first)

    def clean(self) -> dict[str, Any]:
        """Ask for a title in one language at least, and make addresses that were left out."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"title-{tag}") for tag in LANGUAGES):
            self.add_error(f"title-{DEFAULT}", gettext("A listing needs a title in some language."))
        for tag in LANGUAGES:
            if title := cleaned.get(f"title-{tag}"):
                cleaned[f"slug-{tag}"] = cleaned.get(f"slug-{tag}") or slug_from(
                    title, otherwise="listing"
                )
        return cleaned

    def kept(self) -> Section | None:
        """Make or change the listing, and give it the titles and addresses that are new."""
        make = partial(make_section, page_size=self.cleaned_data["page_size"])
        section: Section | None = self.instance or self.asked(make, "page_size")
        if section is None:
            return None
        changed = set(self.changed_data)
        if self.instance is None or changed & {*_LOOKS, *map(_under, Vocabulary)}:
            for name in _LOOKS:
                setattr(section, name, self.cleaned_data[name])
            change = partial(change_section, section, terms=self._terms())
            self.asked(change, "page_size", "is_front")
        if "pinned" in changed:
            pins = [Pin(public_id) for public_id in self.cleaned_data["pinned"]]
            self.asked(partial(pin, section, pins), "pinned")
        for tag in LANGUAGES:
            if changed & {f"title-{tag}", f"slug-{tag}", f"purpose-{tag}"}:
                self._name(section, tag)
        return section

    def _name(self, section: Section, tag: str) -> None:
        name = partial(
            name_section,
            section,
            tag,
            slug=self.cleaned_data[f"slug-{tag}"] or "listing",
            title=self.cleaned_data[f"title-{tag}"],
            purpose=self.cleaned_data[f"purpose-{tag}"],
        )
        self.asked(name, f"title-{tag}", f"slug-{tag}")

    def _terms(self) -> QuerySet[Term]:
        wanted = {
            public_id
            for vocabulary in Vocabulary
            for public_id in self.cleaned_data.get(_under(vocabulary), ())
        }
        return Term.objects.filter(public_id__in=wanted)


def _under(vocabulary: Vocabulary) -> str:
    return f"under-{vocabulary.value}"


def _initial(section: Section | None) -> dict[str, Any]:
    if section is None:
        return {}
    initial: dict[str, Any] = {name: getattr(section, name) for name in _LOOKS}
    initial["pinned"] = [one.public_id for one in pins_of(section)]
    for term in section.terms.all():
        initial.setdefault(_under(Vocabulary(term.vocabulary)), []).append(term.public_id)
    for name in section.names.filter(is_current=True):
        initial[f"title-{name.language}"] = name.title
        initial[f"slug-{name.language}"] = name.slug
        initial[f"purpose-{name.language}"] = name.purpose
    return initial
