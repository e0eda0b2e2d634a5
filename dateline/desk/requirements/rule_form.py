"""The form in which administrators say what stories of a kind have to have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.desk.changes import changes_of
from dateline.desk.requirements.changing import change_rules
from dateline.desk.requirements.checks import CHECKS
from dateline.desk.requirements.problem import Level
from dateline.desk.requirements.rules import rules_for
from dateline.people.models import User
from dateline.terms.models import Term


class RuleForm(forms.Form):
    """A level for each check, and whether a second person is needed."""

    needs_second_person = forms.BooleanField(
        label=_("Needs a second person"),
        help_text=_("Who submitted a story cannot publish it."),
        required=False,
    )

    def __init__(self, *args: Any, kind: Term | None, **kwargs: Any) -> None:
        rules = rules_for(kind)
        initial = {name: level.value for name, level in rules.levels.items()}
        kwargs["initial"] = initial | {"needs_second_person": rules.needs_second_person}
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, check in CHECKS.items():
            self.fields[name] = forms.ChoiceField(label=check.label, choices=Level.choices)

    @property
    def checks(self) -> list[forms.BoundField]:
        """The fields of the checks."""
        return [self[name] for name in CHECKS]

    def keep(self, *, by: User) -> None:
        """Keep what was chosen, where it changes anything, and note who did."""
        changes = changes_of(self, is_new=False)
        if changes:
            change_rules(
                self.kind,
                {name: Level(self.cleaned_data[name]) for name in CHECKS},
                needs_second_person=self.cleaned_data["needs_second_person"],
                by=by,
                changes=changes,
            )
