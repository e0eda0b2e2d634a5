"""The set-up form: what the site is called, how it looks, and whom journalists call."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.archive.entries import PressContact
from dateline.archive.identity import (
    Identity,
    UnusableSite,
    Words,
    check_identity,
    identity_now,
    name_site,
)
from dateline.desk.changes import changes_of
from dateline.desk.kept_form import words_in
from dateline.journal.writing import writing
from dateline.lib import clock
from dateline.lib.languages import DEFAULT, LANGUAGES, Language
from dateline.lib.text import UnprintableText
from dateline.people.audit import note
from dateline.people.models import User
from dateline.pictures.developing import UnusablePicture
from dateline.pictures.keeping import keep_picture, prepare_picture
from dateline.pictures.models import Picture

_FIRST_ACCENT = "#0b5a6e"


class SiteForm(forms.Form):
    """The site as it is now, to be kept whole; a logo is decoded before anything is written."""

    required_css_class = "required"

    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("A wide picture on a white or clear ground. JPEG, PNG, WebP or GIF."),
        required=False,
    )
    has_no_logo = forms.BooleanField(label=_("Take the logo away"), required=False)
    has_accent = forms.BooleanField(label=_("Use a colour of our own"), required=False)
    accent = forms.CharField(
        label=_("Colour of links and small lines"),
        widget=forms.TextInput(attrs={"type": "color"}),
        required=False,
    )
    press_name = forms.CharField(label=_("Name or desk"), max_length=300, required=False)
    press_phone = forms.CharField(label=_("Telephone"), max_length=300, required=False)
    press_email = forms.CharField(label=_("E-mail"), max_length=300, required=False)
    press_hours = forms.CharField(
        label=_("Office hours"),
        help_text=_("In words, such as “Monday to Friday, 9:00–17:00”."),
        max_length=300,
        required=False,
    )
    press_zone = forms.CharField(
        label=_("Their time zone"),
        help_text=_("Such as Europe/Zurich."),
        max_length=64,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.before = identity_now()
        kwargs["initial"] = _initial(self.before) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for language in LANGUAGES.values():
            self.fields[f"name-{language.tag}"] = words_in(language, label=_("Name of the site"))
            self.fields[f"footer-{language.tag}"] = words_in(
                language,
                label=_("Words at the foot of every page"),
                widget=forms.Textarea,
            )

    @property
    def languages(self) -> list[tuple[Language, list[forms.BoundField]]]:
        """The fields for words, a pair for each language, those in use first."""
        tags = sorted(LANGUAGES, key=lambda tag: (not self[f"name-{tag}"].value(), tag != DEFAULT))
        return [(LANGUAGES[tag], [self[f"name-{tag}"], self[f"footer-{tag}"]]) for tag in tags]

    @property
    def press_fields(self) -> list[forms.BoundField]:
        """The fields for the press contact."""
        return [field for field in self if field.name.startswith("press_")]

    @cached_property
    def identity(self) -> Identity:
        """What was filled in, with the logo as it was."""
        given = self.cleaned_data
        words = {
            tag: Words(name=given[f"name-{tag}"], footer=given[f"footer-{tag}"])
            for tag in LANGUAGES
            if given[f"name-{tag}"] or given[f"footer-{tag}"]
        }
        kept = self.before.logo if self.before and not given["has_no_logo"] else ""
        return Identity(
            words=words,
            accent=given["accent"].lower() if given["has_accent"] else "",
            logo=kept,
            press=PressContact(
                **{
                    part: given[f"press_{part}"]
                    for part in ("name", "phone", "email", "hours", "zone")
                }
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Show what cannot be kept at its field, in the sentence that says why."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                check_identity(self.identity)
            except UnusableSite as refusal:
                self.add_error(_field_of(refusal, self.fields), str(refusal))
            except UnprintableText as refusal:
                self.add_error(None, str(refusal))
        return cleaned

    def prepare(self) -> Picture | None:
        """Make a new logo ready, before a transaction is opened; None without one or a usable one.

        What is wrong with it then stands at its field.
        """
        file: Any = self.cleaned_data.get("logo")
        if file is None:
            return None
        try:
            return prepare_picture(file.read())
        except UnusablePicture as refusal:
            self.add_error("logo", str(refusal))
            return None

    def keep(self, logo: Picture | None, *, by: User) -> None:
        """Keep it all in one transaction, and note who did."""
        identity = self.identity
        with writing() as open_writing:
            if logo is not None:
                keep_picture(open_writing, logo)
                identity = Identity(identity.words, identity.accent, logo.token, identity.press)
            name_site(identity)
            changes = changes_of(self, is_new=self.before is None)
            note(by, "changed the site", "site", clock.now(), changes=changes)


def _field_of(refusal: UnusableSite, fields: dict[str, forms.Field]) -> str | None:
    """Return the name of the field a refusal speaks of; None where it is about them all."""
    wanted = [f"{refusal.part}-{refusal.language or DEFAULT}", refusal.part]
    return next((name for name in wanted if name in fields), None)


def _initial(identity: Identity | None) -> dict[str, Any]:
    if identity is None:
        return {"accent": _FIRST_ACCENT}
    press = {
        f"press_{part}": getattr(identity.press, part)
        for part in ("name", "phone", "email", "hours", "zone")
    }
    words = {
        f"{part}-{tag}": getattr(one, part)
        for tag, one in identity.words.items()
        for part in ("name", "footer")
    }
    accent = {"has_accent": bool(identity.accent), "accent": identity.accent or _FIRST_ACCENT}
    return accent | press | words
