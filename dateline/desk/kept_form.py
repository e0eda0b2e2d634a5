"""Forms whose every field is kept by a verb, all of it in one transaction or none."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.db import models, transaction

from dateline.archive.arranging import UnusableSection
from dateline.desk.changes import changes_of
from dateline.lib import clock
from dateline.lib.languages import Language, UnknownLanguage
from dateline.lib.text import UnprintableText
from dateline.people.audit import note
from dateline.people.models import User
from dateline.terms.changing import UnusableRegion
from dateline.terms.naming import UnusableName

T = TypeVar("T")
_REFUSALS = (UnknownLanguage, UnprintableText, UnusableName, UnusableRegion, UnusableSection)


class KeptForm(forms.Form):
    """A form about one row, or about one to be made; `subject` is its word in the audit log."""

    subject = ""
    article = "a"
    required_css_class = "required"

    def __init__(self, *args: Any, instance: models.Model | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance: Any = instance

    def keep(self, by: User) -> Any:
        """Keep what was filled in and note who did; None where a verb refused a field.

        The refusal then stands at its field, in the verb's own sentence, and nothing is kept.
        """
        if self.instance and not self.has_changed():
            return self.instance
        with transaction.atomic():
            kept = self.kept()
            if kept is None or self.errors:
                transaction.set_rollback(True)
                return None
            deed = "changed" if self.instance else "made"
            public_id = getattr(kept, "public_id", "")
            subject = f"{self.subject} {public_id}"
            changes = changes_of(self, is_new=self.instance is None)
            note(by, f"{deed} {self.article} {self.subject}", subject, clock.now(), changes=changes)
        return kept

    def kept(self) -> models.Model | None:
        """Call the verbs, each through `asked`; return the row, None without one."""
        raise NotImplementedError

    def asked(self, verb: Callable[[], T], *names: str) -> T | None:
        """Call a verb; what it refuses is shown at the first of these fields it speaks of."""
        try:
            return verb()
        except _REFUSALS as refusal:
            part = getattr(refusal, "part", "")
            name = next((name for name in names if part and name.startswith(part)), names[0])
            self.add_error(name, str(refusal))
            return None


def words_in(language: Language, **kwargs: Any) -> forms.CharField:
    """Return a field for words in a language, written in that language's direction."""
    widget = kwargs.pop("widget", forms.TextInput)
    attrs = {"lang": language.tag, "dir": language.direction}
    return forms.CharField(required=False, widget=widget(attrs=attrs), **kwargs)
