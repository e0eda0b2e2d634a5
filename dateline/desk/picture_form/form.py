"""The form of a picture: a short one to bring it in, and one on which everything is said of it."""

import json
from pathlib import PurePath
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from dateline.desk.changes import changes_of
from dateline.desk.models import DeskImage
from dateline.desk.picture_form.filling import fill
from dateline.desk.picture_form.keeping import BROUGHT_IN, CHANGED, follow_up
from dateline.desk.picture_form.meanwhile import (
    FILE,
    Meanwhile,
    as_words,
    seen_in,
    state_of,
    values_of,
    who_and_when,
)
from dateline.desk.picture_form.texts import (
    InLanguage,
    by_language,
    languages_of,
    office_holding,
    one_line,
    text_fields,
    texts_as_fields,
    texts_from_fields,
)
from dateline.desk.picture_form.until_field import UntilField
from dateline.desk.picture_form.upload_field import PictureFile
from dateline.lib import clock
from dateline.lib.languages import LANGUAGES
from dateline.people.models import User
from dateline.pictures.reading_notes import LONGEST_TITLE

# To bring a picture in; the rest is read from its file and asked for next.
_AT_FIRST = ("file", "title", "credit", "collection")
_FOCAL = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
_WORDS = {
    "title": (_("Title"), _("What it is called on the desk. Readers do not see it.")),
    "collection": (_("Office"), ""),
    "credit": (_("Credit"), _("Who made it, as it is printed beside the picture.")),
    "holder": (_("Rights holder"), _("Who owns it, where that is somebody else.")),
    "licence": (_("Licence"), _("Under which terms it came to us.")),
    "territory": (
        _("Restrictions"),
        _("Where or how it may not be shown or printed. Journalists read it beside the download."),
    ),
    "source": (_("Where it came from"), _("For the house alone.")),
    "consent": (
        _("Consent"),
        _(
            "Where the signed consent of the people on it is kept. Nobody outside the house is "
            "ever shown this."
        ),
    ),
}
END_NOW = "end-now"


class PictureForm(BaseImageForm):
    """Says what a picture is, who made it, and what may be done with it.

    `filled` names the fields that were filled from the file when it was saved, `taken_over`
    those in which the words of somebody else stay who saved meanwhile.
    """

    valid_until = UntilField(label=_("May be shown until"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    data: Any
    original_file: Any

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.filled: list[str] = []
        self.taken_over: list[str] = []
        self.office = office_holding(self.instance)
        self.open_languages = self._open_languages()
        if self.instance.pk:
            self._ask_everything()
        else:
            self._ask_little()
        self._word()

    @property
    def languages(self) -> list[InLanguage]:
        """The fields for words, by language."""
        return by_language(self, self.open_languages)

    @property
    def labels_filled(self) -> list[str]:
        """What the fields are called that were filled from the file."""
        return self._called(self.filled)

    @property
    def labels_taken_over(self) -> list[str]:
        """What the fields are called in which somebody else's words stay."""
        return self._called(self.taken_over)

    def _called(self, names: list[str]) -> list[str]:
        fields = {**text_fields(LANGUAGES), **self.fields}
        found = []
        for name in names:
            tag = name.partition("-")[2]
            words = str(_WORDS[name][0] if name in _WORDS else fields[name].label or name)
            found.append(f"{words} ({LANGUAGES[tag].own_name})" if tag else words)
        return found

    def _open_languages(self) -> list[str]:
        tags = languages_of(self.office)
        return [*tags, *(tag for tag in sorted(self.instance.texts) if tag not in tags)]

    def _ask_everything(self) -> None:
        # Where several were brought in at once there is a form for each, and no room to fold.
        is_one_of_many = FILE not in self.fields
        fields = (
            text_fields(self.open_languages, is_apart=True)
            if is_one_of_many
            else text_fields(LANGUAGES)
        )
        self.fields.update(fields)
        for name, words in texts_as_fields(self.instance.texts).items():
            self.initial.setdefault(name, words)
        self.initial["seen"] = json.dumps(state_of(self.instance, self._told_apart()))
        until = self.fields["valid_until"]
        until.keep_to(self.office)

    def _ask_little(self) -> None:
        for name in set(self.fields) - set(_AT_FIRST):
            del self.fields[name]
        self.order_fields(_AT_FIRST)
        if FILE in self.fields:
            # Without one it is called what its file is called, or says that it is.
            self.fields["title"].required = False

    def _word(self) -> None:
        for name, (label, help_text) in _WORDS.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text
        if "licence" in self.fields:
            choices = [choice for choice in self.fields["licence"].choices if choice[0]]
            self.fields["licence"].choices = [("", _("Not known")), *choices]
        if FILE in self.fields:
            was = self.fields[FILE]
            self.fields[FILE] = PictureFile(
                label=_("File"), widget=was.widget, required=not self.instance.pk
            )

    def _told_apart(self) -> list[str]:
        """Return the fields in which two people could write over each other's words."""
        return [name for name in self.fields if name not in {FILE, "seen", "tags"}]

    def clean(self) -> dict[str, Any]:
        """Look at the words, at what others did meanwhile, and at whether a right ends now."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get(FILE)
        if file and not cleaned.get("title"):
            cleaned["title"] = PurePath(file.name).stem[:LONGEST_TITLE]
        self._check_words(cleaned)
        if self.instance.pk:
            if END_NOW in self.data:
                cleaned["valid_until"] = clock.now().replace(second=0, microsecond=0)
                self.errors.pop("valid_until", None)
            self._mind_others(cleaned)
        return cleaned

    def say_that_the_file_is_gone(self) -> None:
        """Ask for a file that came along once more: no browser sends it again by itself."""
        if FILE in self.files and FILE not in self.errors:
            self.add_error(FILE, _now("Choose the file once more: it was not kept."))

    def _check_words(self, cleaned: dict[str, Any]) -> None:
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and name != "seen":
                try:
                    cleaned[name] = one_line(value, str(self.fields[name].label).lower())
                except forms.ValidationError as refusal:
                    self.add_error(name, refusal)

    def _mind_others(self, cleaned: dict[str, Any]) -> None:
        """Keep what others wrote where nothing was typed; stop where both did."""
        sent = cleaned.get("seen") or ""
        cleaned["seen"] = self.initial["seen"]
        if not sent:
            return
        there = DeskImage.objects.select_for_update().get(pk=self.instance.pk)
        names = self._told_apart()
        meanwhile = Meanwhile(seen_in(sent), state_of(there, names))
        changed = meanwhile.changed(names)
        if not changed and not meanwhile.has_other_file:
            return
        theirs = values_of(there, names)
        stopped = [name for name in changed if not self._settled(name, meanwhile, theirs)]
        who = who_and_when(there, self.user)
        self._say(stopped, theirs, who)
        if meanwhile.has_other_file:
            told = _now(
                "%(who)s has put another file here since you opened this page: see whether your "
                "words still fit what is on it, then save again."
            )
            self.add_error(None, told % {"who": who})
        if not self.errors:
            return
        # What is sent next was typed by somebody who has seen this.
        shown = self.data.copy()
        shown[self.add_prefix("seen")] = json.dumps(dict(meanwhile.now))
        for name in self.taken_over:
            shown[self.add_prefix(name)] = self.fields[name].prepare_value(theirs[name])
        self.data = shown

    def _settled(self, name: str, meanwhile: Meanwhile, theirs: dict[str, Any]) -> bool:
        """Say whether one of two people alone wrote in a field, or both the same."""
        if name not in self.cleaned_data:
            return False
        mine = as_words(self.cleaned_data[name])
        if mine == meanwhile.seen[name]:
            self.cleaned_data[name] = theirs[name]
            self.taken_over.append(name)
            return True
        return mine == meanwhile.now[name]

    def _say(self, stopped: list[str], theirs: dict[str, Any], who: str) -> None:
        told = _now(
            "%(who)s changed this meanwhile; now it says “%(words)s”. What you typed is still "
            "here: save again to put it in place of that."
        )
        if set(stopped) & set(_FOCAL):
            moved = _now(
                "%(who)s chose another focal point meanwhile. Save again to put yours in its place."
            )
            self.add_error(None, moved % {"who": who})
        for name in stopped:
            if name not in _FOCAL:
                self.add_error(name, told % {"who": who, "words": self._shown(name, theirs[name])})

    def _shown(self, name: str, value: Any) -> str:
        """Return a value as people read it in its field."""
        if isinstance(value, Model):
            return str(value)
        words = self.fields[name].prepare_value(value)
        choices = dict(getattr(self.fields[name], "choices", ())) if name == "licence" else {}
        return str(choices.get(words, words) or _now("nothing"))

    @transaction.atomic
    def save(self, commit: bool = True) -> DeskImage:
        """Save the picture, fill what its file says of it, and do what follows from that."""
        image: DeskImage = self.instance
        is_new = image.pk is None
        image.texts = texts_from_fields(image.texts, self.cleaned_data)
        was, self.original_file = self.original_file, None
        has_new_file = FILE in self.changed_data
        changes = changes_of(self, is_new=is_new)
        if has_new_file:
            if not is_new:
                # It was chosen on the picture that stood here before.
                image.set_focal_point(None)
            self.fill_from(self.cleaned_data[FILE].notes)
        super().save(commit=commit)
        if commit:
            if has_new_file and was:
                _forget(image, was)
            if self.user is not None:
                deed = BROUGHT_IN if is_new else CHANGED
                follow_up(image, by=self.user, deed=deed, changes=changes)
        return image

    def fill_from(self, notes: Any) -> None:
        """Fill the empty fields of the picture with what its file says."""
        self.filled = fill(self.instance, notes)


def _forget(image: DeskImage, was: Any) -> None:
    """Take away the file that stood there before, once nothing can bring it back."""
    name, storage = was.name, was.storage
    image.renditions.all().delete()
    if name != image.file.name:
        transaction.on_commit(lambda: storage.delete(name))
